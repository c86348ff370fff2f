namespace Refrain.Keys;

/// <summary>The codec of a record that is a parameter: its members can be given one by one.</summary>
/// <typeparam name="T">The record's type.</typeparam>
public interface IRecordKeyCodec<T> : IKeyCodec<T>
{
    /// <summary>The members in the order of declaration.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Makes the record from texts.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its member's type, or one without a default is missing.</exception>
    T Create(TaskArguments arguments);
}
