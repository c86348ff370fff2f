#pragma warning disable RFN104 // What the tasks make is the test's to say.
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

/// <summary>What the tasks are given.</summary>
internal sealed class Makers(params object[] services) : IServiceProvider
{
    public object? GetService(Type serviceType) => Array.Find(services, serviceType.IsInstanceOfType);
}
