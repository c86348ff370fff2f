using System.Text;
using Refrain.Keys;

namespace Refrain;

/// <summary>A parameter of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
/// <param name="name">The member's name as declared.</param>
/// <param name="codec">Encodes, formats and parses the values.</param>
public sealed class Parameter<T>(string name, IKeyCodec<T> codec) : Parameter(name)
{
    private readonly T? _default;
    private readonly bool _hasDefault;

    /// <summary>Encodes, formats and parses the values.</summary>
    public IKeyCodec<T> Codec { get; } = codec;

    /// <summary>The value that an argument left out stands for.</summary>
    public T? Default
    {
        get => _default;
        init
        {
            _default = value;
            _hasDefault = true;
        }
    }

    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <inheritdoc/>
    public override bool HasDefault => _hasDefault || HasInitializer;

    /// <inheritdoc/>
    public override string? DefaultText => !_hasDefault || _default is null ? null : Codec.Format(_default);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Members => (Codec as IRecordKeyCodec<T>)?.Parameters ?? [];

    /// <inheritdoc/>
    public override void Check(string text)
    {
        var value = Codec.Parse(text);
        _ = Codec.Format(value);
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            Codec.Write(ref writer, value);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string>? Expand(string text) => (Codec as IRangeCodec)?.Expand(text);

    internal override void WriteArgument(ref KeyWriter writer, TaskArguments arguments) =>
        writer.WriteField(Encoding.UTF8.GetBytes(Name), arguments.Get(this), Codec);

    internal override string FormatNext(ref KeyReader reader) => Codec.Format(Codec.Read(ref reader));

    internal T Resolve(TaskArguments arguments, string path)
    {
        if (arguments.Find(path) is { } text)
            return Parse(text);
        if (Codec is IRecordKeyCodec<T> record && (!_hasDefault || arguments.HasAnyBelow(path)))
            return record.Create(arguments.Below(path, record.Parameters));
        return _hasDefault
            ? _default!
            : throw new TaskArgumentException(path, null, $"Parameter '{path}' has no value and no default.");
    }

    private T Parse(string text)
    {
        try
        {
            return Codec.Parse(text);
        }
        catch (FormatException e)
        {
            throw new TaskArgumentException(Name, text, $"'{text}' is not a value of parameter '{Name}': {e.Message}", e);
        }
    }
}
