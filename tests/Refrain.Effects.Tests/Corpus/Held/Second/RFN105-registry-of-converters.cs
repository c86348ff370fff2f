// Converters can be registered at any time; what a task finds depends on who came before.
public interface IConverter
{
    string Convert(string text);
}

public sealed class Upper : IConverter
{
    public string Convert(string text) => text.ToUpperInvariant();
}

public static class Converters
{
    private static readonly Dictionary<string, IConverter> s_all = new(StringComparer.Ordinal) { ["upper"] = new Upper() };

    public static void Register(string name, IConverter converter) => s_all[name] = converter;

    public static IConverter Get(string name) => s_all.TryGetValue(name, out var converter) ? converter : throw new KeyNotFoundException(name); // RFN105
}

[Task]
public sealed partial record Converted(string File, string Converter)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var converter = Converters.Get(Converter);
        return lines.Select(converter.Convert).ToList();
    }
}
