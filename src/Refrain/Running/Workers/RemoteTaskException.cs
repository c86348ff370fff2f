namespace Refrain;

/// <summary>What a task threw in another process. Its text is that of the exception there, with where it was thrown.</summary>
public sealed class RemoteTaskException : Exception
{
    private readonly string _text;

    internal RemoteTaskException(string typeName, string message, string text)
        : base(message)
    {
        TypeName = typeName;
        _text = text;
    }

    /// <summary>The full name of the exception's type.</summary>
    public string TypeName { get; }

    /// <inheritdoc/>
    public override string ToString() => _text;
}
