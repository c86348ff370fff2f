using System.Globalization;

namespace Refrain.Tests.Sources;

/// <summary>How many words a file has.</summary>
[Task]
public sealed partial record WordsOf(string Folder, string Name)
{
    [Requires] public FileSource File => new(Path.Combine(Folder, Name));

    public int Run(string file) => file.Split(' ').Length;
}

/// <summary>How many words the files of a folder have: a task for each.</summary>
[Task]
public sealed partial record Words(string Folder, bool Deep = false)
{
    [Requires] public DirectorySource Files => new(Folder, "*.txt", Deep);

    [Requires] public IEnumerable<WordsOf> Each(IReadOnlyList<string> files) => files.Select(name => new WordsOf(Folder, name));

    public int Run(IReadOnlyList<int> each) => each.Sum();
}

/// <summary>The names of a folder's files in every form.</summary>
[Task]
public sealed partial record Names(string Folder)
{
    [Requires] public DirectorySource AsList => new(Folder);

    [Requires] public DirectorySource AsRows => new(Folder);

    [Requires] public DirectorySource AsArray => new(Folder);

    [Requires] public DirectorySource Later => new(Folder);

    [Requires] public DirectorySource? Absent => null;

    [Requires] public IEnumerable<DirectorySource> Both => [new(Folder), new(Folder, "a*")];

    [Requires] public IEnumerable<DirectorySource> ByFolder => [new(Folder, "a*")];

    public async Task<string> Run(
        IReadOnlyList<string> asList, IEnumerable<string> asRows, string[] asArray, IAsyncEnumerable<string> later, IReadOnlyList<string>? absent, IEnumerable<string> both,
        IReadOnlyDictionary<DirectorySource, IReadOnlyList<string>> byFolder)
    {
        var awaited = new List<string>();
        await foreach (var name in later)
            awaited.Add(name);
        return string.Join(
            '|', string.Join(' ', asList), string.Join(' ', asRows), string.Join(' ', asArray), string.Join(' ', awaited), absent is null ? "-" : "",
            string.Join(' ', both), string.Join(' ', byFolder[new DirectorySource(Folder, "a*")]));
    }
}

/// <summary>Reads files of a folder through its handle.</summary>
[Task]
public sealed partial record Whole(string Folder)
{
    [Requires] public DirectorySource Files => new(Folder, "*.txt", Recursive: true);

    public async Task<string> Run(Artifact<byte[]> files, CancellationToken token)
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(files.Path, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            text += await File.ReadAllTextAsync(file, token);
        return string.Create(CultureInfo.InvariantCulture, $"{text} {files.Size}");
    }
}

/// <summary>Takes handles of folders in every form.</summary>
[Task]
public sealed partial record Handles(string Folder)
{
    [Requires] public DirectorySource One => new(Folder);

    [Requires] public DirectorySource? None => null;

    [Requires] public IEnumerable<DirectorySource> Many => [new(Folder), new(Folder, "a*")];

    [Requires] public DirectorySource Before => new(Folder);

    [Requires] public WordsOf? First(Artifact<IReadOnlyList<string>> before) => before.Path.Length == 0 ? null : new(Folder, "a.txt");

    public async Task<string> Run(Artifact<IReadOnlyList<string>> one, Artifact<byte[]>? none, IReadOnlyList<Artifact<byte[]>> many, int? first)
    {
        var names = string.Join(' ', await one.ReadAsync());
        return string.Create(CultureInfo.InvariantCulture, $"{names}|{Path.GetFileName(one.Path)}|{none is null}|{many.Count}|{Path.GetFileName(many[1].Path)}|{first}");
    }
}

/// <summary>The text of a file.</summary>
[Task]
public sealed partial record TextOf(string File)
{
    [Requires] public FileSource Source => new(File);

    public string Run(string source) => source;
}
