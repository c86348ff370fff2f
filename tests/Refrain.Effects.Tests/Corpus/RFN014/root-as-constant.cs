// Roots that are constants, a frozen table and a switch over a parameter.
using System.Collections.Frozen;

public enum Area
{
    Raw,
    Clean,
}

public static class Folders
{
    public const string Data = "data";

    private static readonly FrozenDictionary<Area, string> s_names =
        new Dictionary<Area, string> { [Area.Raw] = "in", [Area.Clean] = "out" }.ToFrozenDictionary();

    public static string Of(Area area) =>
        s_names.TryGetValue(area, out var name) ? $"{Data}/{name}" : throw new ArgumentException($"{DateTime.Now:O}: there is no folder of {area}.");
}

[Task]
public sealed partial record AreaLines(Area Area, string? Name)
{
    [Requires] public FileSource? Text => Name is { } name ? new($"{Folders.Of(Area)}/{name}") : null;

    [Requires] public FileSource Header => new(Area switch { Area.Raw => "raw.txt", _ => "clean.txt" });

    public int Run(IReadOnlyList<string>? text, string header) => (text?.Count ?? 0) + header.Length;
}
