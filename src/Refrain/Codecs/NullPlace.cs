using System.Globalization;

namespace Refrain.Codecs;

/// <summary>Finds out where a null was that an output may not have: from what had been encoded before it, as what is encoded without fault should not pay for that.</summary>
internal static class NullPlace
{
    private static readonly object s_mark = new();

    /// <summary>The error of a null.</summary>
    /// <param name="message">What is said of it.</param>
    /// <param name="isOfRecord">Whether it came where members were to be written, and not at one of them.</param>
    /// <param name="cause">The error that says less.</param>
    public static InvalidOperationException Error(string message, bool isOfRecord, Exception? cause = null)
    {
        var error = new InvalidOperationException(message, cause);
        error.Data[s_mark] = isOfRecord;
        return error;
    }

    /// <summary>Whether an error is of a null.</summary>
    public static bool IsIn(InvalidOperationException error) => error.Data.Contains(s_mark);

    /// <summary>The error with the place.</summary>
    /// <param name="error">That of a null.</param>
    /// <param name="schema">What was to be encoded.</param>
    /// <param name="encoded">What had been.</param>
    /// <param name="isNull">Whether all of it is null.</param>
    /// <param name="row">The number of the row, from 1; <see langword="null"/> for a value.</param>
    public static InvalidOperationException At(InvalidOperationException error, string schema, ReadOnlySpan<byte> encoded, bool isNull, long? row)
    {
        var isOfRecord = (bool)error.Data[s_mark]!;
        var member = isNull ? "" : MemberOf(ArtifactSchema.Parse(schema), encoded, isOfRecord);
        string?[] parts = [row is { } number ? string.Create(CultureInfo.InvariantCulture, $"row {number}, counted from 1") : null, member.Length > 0 ? $"member {member}" : null];
        var place = string.Join(", ", parts.Where(static p => p is not null));
        return Error($"{(place.Length > 0 ? place : "the value itself")}: {error.Message}", isOfRecord, error);
    }

    /// <summary>The error with the task whose output it was.</summary>
    /// <param name="task">The task as text.</param>
    /// <param name="error">That with the place.</param>
    public static InvalidOperationException Of(string task, InvalidOperationException error) => Error($"The output of {task}, {error.Message}", (bool)error.Data[s_mark]!, error);

    private static string MemberOf(ArtifactSchema schema, ReadOnlySpan<byte> encoded, bool isOfRecord)
    {
        var reader = new ValueReader(encoded);
        var text = new ValueWriter(256);
        try
        {
            return Find(schema, ref reader, ref text, "", isOfRecord) ?? "";
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>The way to what was not encoded; <see langword="null"/> if all of it was.</summary>
    private static string? Find(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text, string path, bool isOfRecord)
    {
        if (schema.IsNullable && !reader.ReadPresence())
            return null;
        var isRecord = schema.Kind is SchemaKind.Record or SchemaKind.Tuple;
        if (reader.Remaining == 0 && (!isRecord || (isOfRecord && path.Length > 0 && schema.Members.Length > 0)))
            return path;
        if (isRecord)
            return FindInMembers(schema, ref reader, ref text, path, isOfRecord);
        switch (schema.Kind)
        {
            case SchemaKind.List or SchemaKind.Set or SchemaKind.Map:
                var count = reader.ReadLength();
                for (var i = 0; i < count; i++)
                {
                    foreach (var part in schema.Members)
                    {
                        if (Find(part.Schema, ref reader, ref text, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), isOfRecord) is { } found)
                            return found;
                    }
                }

                return null;
            case SchemaKind.Bytes:
                reader.ReadBytes();
                return null;
            default:
                JsonScalars.Write(schema, ref reader, ref text, isName: false);
                text.Rewind(0);
                return null;
        }
    }

    private static string? FindInMembers(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text, string path, bool isOfRecord)
    {
        for (var i = 0; i < schema.Members.Length; i++)
        {
            var name = schema.Members[i].Name is { Length: > 0 } own ? own : string.Create(CultureInfo.InvariantCulture, $"Item{i + 1}");
            if (Find(schema.Members[i].Schema, ref reader, ref text, path.Length == 0 ? name : $"{path}.{name}", isOfRecord) is { } found)
                return found;
        }

        return null;
    }
}
