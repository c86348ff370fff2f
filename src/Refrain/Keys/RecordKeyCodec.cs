using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Refrain.Keys;

/// <summary>The codec of a record that is a parameter. What is about its members is generated; text is made here.</summary>
/// <typeparam name="T">The record's type.</typeparam>
/// <remarks>
/// A record with one member reads as that member does; others as <c>(Posts: a.csv, Likes: b.csv)</c>, where a comma or backslash
/// within a value has a backslash in front. Immutable and thread-safe.
/// </remarks>
public abstract class RecordKeyCodec<T> : IRecordKeyCodec<T>
{
    private const string Separator = ": ";

    /// <summary>Takes the members.</summary>
    /// <param name="parameters">The members in the order of declaration.</param>
    protected RecordKeyCodec(params IReadOnlyList<Parameter> parameters) => Parameters = parameters;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public abstract void Write(ref KeyWriter writer, T value);

    /// <inheritdoc/>
    public abstract T Read(ref KeyReader reader);

    /// <inheritdoc/>
    public abstract T Create(TaskArguments arguments);

    /// <inheritdoc/>
    public string Format(T value)
    {
        var texts = Texts(value);
        return texts is [var only]
            ? only
            : $"({ListText.Join(", ", Parameters.Select((parameter, i) => parameter.Name + Separator + texts[i]))})";
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is no such record; the message says which member is wrong or missing.</exception>
    public T Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var texts = Parameters is [var only] ? new() { [only.Name] = text } : Split(text);
        try
        {
            return Create(new(Parameters, texts));
        }
        catch (TaskArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Refuses values of derived types, whose own members would be missing from the key.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value's type is derived from <typeparamref name="T"/>.</exception>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    protected static void Exact([NotNull] T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.GetType() != typeof(T))
            throw new InvalidOperationException($"A {value.GetType()} stands where {typeof(T)} is declared: its own members would be missing from the key. Seal the record, or declare the parameter with the derived type.");
    }

    /// <summary>The members' texts in the order of declaration, read from the record's own encoding.</summary>
    private string[] Texts(T value)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            Write(ref writer, value);
            var reader = new KeyReader(writer.Written);
            reader.BeginRecord(Parameters.Count);
            var texts = new string[Parameters.Count];
            for (var i = 0; i < texts.Length; i++)
            {
                var index = IndexOf(reader.ReadName());
                texts[index] = Parameters[index].FormatNext(ref reader);
            }

            return texts;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private Dictionary<string, string> Split(string text)
    {
        if (!text.StartsWith('(') || !text.EndsWith(')'))
            throw new FormatException($"The members were expected as ({string.Join(", ", Parameters.Select(parameter => parameter.Name + ": …"))}), or each by its own option.");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in ListText.Split(text[1..^1]))
        {
            var colon = member.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? member.Trim() : member[..colon].Trim();
            if (colon < 0 || IndexOf(name) < 0 || !texts.TryAdd(name, Behind(member, colon)))
                throw new FormatException($"'{name}' is not one of the members, each given once with a colon behind its name: {string.Join(", ", Parameters.Select(parameter => parameter.Name))}.");
        }

        return texts;
    }

    /// <summary>What stands behind the colon and the one space that follows it.</summary>
    private static string Behind(string member, int colon) =>
        member[(colon + 1 < member.Length && member[colon + 1] == ' ' ? colon + 2 : colon + 1)..];

    private int IndexOf(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
                return i;
        }

        return -1;
    }
}
