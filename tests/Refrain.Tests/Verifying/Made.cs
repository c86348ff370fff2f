#pragma warning disable RFN014, RFN104, RFN105, RFN304 // What the tasks make is the test's to say.
namespace Refrain.Tests.Verifying;

/// <summary>A value with all that a path can lead through.</summary>
public sealed record Basket(string Name, IReadOnlyList<int> Sizes, IReadOnlyDictionary<string, decimal> Prices);

/// <summary>Makes the value that the test says.</summary>
[Task]
public sealed partial record MadeValue
{
    public Basket Run([Service] Func<Basket> make) => make();
}

/// <summary>Makes the rows that the test says.</summary>
[Task]
public sealed partial record MadeRows
{
    public IEnumerable<Basket> Run([Service] Func<IEnumerable<Basket>> make) => make();
}

/// <summary>Makes the rows that the test says, as JSON Lines.</summary>
[Task(Format = OutputFormat.JsonLines)]
public sealed partial record MadeLines
{
    public IAsyncEnumerable<Basket> Run([Service] Func<IEnumerable<Basket>> make) => make().ToAsyncEnumerable();
}

/// <summary>Makes the value that the test says, as a line.</summary>
[Task(Format = OutputFormat.JsonLines)]
public sealed partial record MadeLine
{
    public Basket Run([Service] Func<Basket> make) => make();
}

/// <summary>Writes the file that the test says.</summary>
[Task]
public sealed partial record MadeFile
{
    public void Run(OutputFile file, [Service] Func<byte[]> make) => file.WriteAllBytes(make());
}

/// <summary>Writes it at a path.</summary>
[Task]
public sealed partial record MadeFileAtPath
{
    public void Run(OutputFile file, [Service] Func<byte[]> make) => File.WriteAllBytes(file.Path, make());
}

/// <summary>Reads files by relative paths.</summary>
[Task]
public sealed partial record ReadsHere(string Folder)
{
    [Requires] public FileSource Text => new(Path.Combine(Folder, "a.txt"));

    [Requires] public FileSource Handle => new(Path.Combine(Folder, "b.txt"));

    [Requires] public DirectorySource Names => new(Folder);

    [Requires] public DirectorySource Contents => new(Folder, "*.txt");

    public string Run(string text, Artifact<byte[]> handle, IReadOnlyList<string> names, Artifact<byte[]> contents) =>
        $"{text} {File.ReadAllText(handle.Path)} {string.Join(',', names)} {File.ReadAllText(Path.Combine(contents.Path, "b.txt"))}";
}

/// <summary>A file, read row by row by a source of the test's own, from the current folder.</summary>
[Source]
public sealed partial record HereRows(string Name)
{
    public string Observe() => "1";

    public IEnumerable<string> Read()
    {
        foreach (var line in File.ReadLines(Name))
            yield return line;
    }
}

/// <summary>The same asynchronously.</summary>
[Source]
public sealed partial record HereRowsLater(string Name)
{
    public string Observe() => "1";

    public async IAsyncEnumerable<string> Read()
    {
        await foreach (var line in File.ReadLinesAsync(Name))
            yield return line;
    }
}

/// <summary>Reads rows of a source in all forms, one of which may be denied it.</summary>
[Task]
public sealed partial record ReadsRows(string Rows, string Later, string List)
{
    [Requires] public HereRows Lines => new(Rows);

    [Requires] public HereRowsLater LinesLater => new(Later);

    [Requires] public HereRows Listed => new(List);

    public async Task<int> Run(IEnumerable<string> lines, IAsyncEnumerable<string> linesLater, IReadOnlyList<string> listed) =>
        lines.Count() + await linesLater.CountAsync() + listed.Count;
}

/// <summary>Does without a source that it cannot read.</summary>
[Task]
public sealed partial record Forgives(string Name)
{
    [Requires] public HereRows Lines => new(Name);

    public int Run(IEnumerable<string> lines)
    {
        try
        {
            return lines.Count();
        }
        catch (IOException)
        {
            return -1;
        }
    }
}

/// <summary>Requires what the test says.</summary>
[Task]
public sealed partial record Wants(string Name)
{
    public static Func<IEnumerable<string>> Planned { get; set; } = () => [];

    public static Func<int, IEnumerable<string>> Found { get; set; } = _ => [];

    [Requires] public IEnumerable<WantsNot> First => Planned().Select(n => new WantsNot(n));

    [Requires] public IEnumerable<WantsNot> Second(IReadOnlyList<string> first) => Found(first.Count).Select(n => new WantsNot(n));

    public int Run(IReadOnlyList<string> first, IReadOnlyList<string> second) => first.Count + second.Count;
}

/// <summary>Requires nothing.</summary>
[Task]
public sealed partial record WantsNot(string Name)
{
    public string Run() => Name;
}

/// <summary>What the tasks are given.</summary>
internal sealed class Makers(params object[] services) : IServiceProvider
{
    public object? GetService(Type serviceType) => Array.Find(services, serviceType.IsInstanceOfType);
}
