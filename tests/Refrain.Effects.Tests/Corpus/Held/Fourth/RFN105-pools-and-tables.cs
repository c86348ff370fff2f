// Statics that only look mutable: a pool of buffers, tables that are made once, properties of types found once.
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text;

public static class Columns
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();
    private static readonly FrozenDictionary<string, string> s_short = new Dictionary<string, string> { ["Identifier"] = "id", ["Quantity"] = "qty" }.ToFrozenDictionary();

    public static IEnumerable<string> Of(Type type) =>
        s_properties.GetOrAdd(type, static t => [.. t.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)])
            .Select(property => s_short.GetValueOrDefault(property.Name, property.Name));
}

public sealed record Line(string Identifier, int Quantity);

[Task]
public sealed partial record Reversed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        yield return string.Join(',', Columns.Of(typeof(Line)));
        foreach (var line in lines)
            yield return Backwards(line);
    }

    private static string Backwards(string line)
    {
        var buffer = ArrayPool<char>.Shared.Rent(line.Length);
        try
        {
            line.CopyTo(buffer);
            Array.Reverse(buffer, 0, line.Length);
            return new StringBuilder().Append(buffer, 0, line.Length).ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
