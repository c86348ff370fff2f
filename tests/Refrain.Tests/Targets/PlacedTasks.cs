using System.Globalization;
using Refrain.Targets;

namespace Refrain.Tests.Targets;

/// <summary>Writes its input to a file.</summary>
[Task]
public sealed partial record Exported(string Name, string Folder)
{
    [Requires] public FileSource Input => new(Path.Combine(Folder, "input"));

    public void Run(string input, [Place("out/{Name}.txt")] OutputFile file)
    {
        file.WriteAllText(input);
        if (input == "fail")
            throw new InvalidDataException("The input says so.");
    }
}

/// <summary>Writes a file, and has a text of its own that UTF-8 cannot hold, or none at all.</summary>
[Task]
public sealed partial record Unsaid(string Words)
{
    public void Run([Place("out/{Words}.txt")] OutputFile file) => file.WriteAllText("written");

    public override string ToString() => Words == "nothing" ? null! : Words;
}

/// <summary>Has its file written by something that wants a path, and lets it be read only.</summary>
[Task]
public sealed partial record ExportedByPath(string Name, string Folder)
{
    [Requires] public FileSource Input => new(Path.Combine(Folder, "input"));

    public void Run(string input, [Place("out/{Name}/by-path")] OutputFile file)
    {
        File.WriteAllText(file.Path, input);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.Path, UnixFileMode.UserRead);
    }
}

/// <summary>Writes a file of a folder for each line of its input: its name, a bar, what is in it.</summary>
[Task]
public sealed partial record Site(string Name, string Folder)
{
    [Requires] public FileSource Input => new(Path.Combine(Folder, "input"));

    public void Run(IReadOnlyList<string> input, [Place("sites/{Name}")] OutputDirectory site)
    {
        foreach (var line in input)
        {
            var parts = line.Split('|');
            if (parts[0] == "link")
                File.CreateSymbolicLink(Path.Combine(site.Path, "a-link"), parts[1]);
            else
                site.File(parts[0]).WriteAllText(parts[1]);
        }

        Directory.CreateDirectory(Path.Combine(site.Path, "empty"));
    }
}

/// <summary>A file and a folder.</summary>
[Task]
public sealed partial record Both(string Folder)
{
    [Requires] public FileSource Input => new(Path.Combine(Folder, "input"));

    public async Task Run(string input, [Place("both/{Folder}.txt")] OutputFile file, [Place("both-{Folder}")] OutputDirectory site)
    {
        await using (var stream = file.OpenWrite())
        {
            foreach (var c in input)
                await stream.WriteAsync(new[] { (byte)c });
            await stream.WriteAsync(new byte[100_000]);
        }

        await site.File("a/b/c.txt").WriteAllTextAsync(input);
        await site.File("d.txt").WriteAllLinesAsync([input, input]);
    }
}

/// <summary>How many bytes were exported, by the receipt.</summary>
[Task]
public sealed partial record ExportedBytes(string Name, string Folder)
{
    [Requires] public Exported Exported => new(Name, Folder);

    public long Run(IReadOnlyList<TargetReceipt> exported) => exported[0].Rows;
}

/// <summary>Writes where <see cref="Exported"/> does.</summary>
[Task]
public sealed partial record Rival(string Name)
{
    public void Run([Place("out/{Name}.txt")] OutputFile file) => file.WriteAllText("rival");
}

/// <summary>Makes the folder that <see cref="Exported"/> writes into.</summary>
[Task]
public sealed partial record Around(int Number)
{
    public void Run([Place("{Number}")] OutputDirectory folder) => folder.File("x").WriteAllText(Number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Lies within what <see cref="Around"/> makes.</summary>
[Task]
public sealed partial record Within(int Number)
{
    public void Run([Place("{Number}/a/b")] OutputFile file) => file.WriteAllText("within");
}

/// <summary>Says that it wrote, and did not, or not to the end.</summary>
[Task]
public sealed partial record Unwritten(string How)
{
    [Idempotent("That it ends well is what is tried.")]
    public void Run([Place("unwritten/{How}")] OutputFile file, [Place("unwritten-{How}")] OutputDirectory folder)
    {
        switch (How)
        {
            case "file":
                _ = folder.Path;
                break;
            case "folder":
                file.WriteAllText("");
                break;
            case "path":
                _ = file.Path;
                break;
            case "stream":
                file.OpenWrite();
                break;
            case "lines":
                _ = folder.Path;
                try
                {
                    file.WriteAllLines(new[] { "one", "0", "three" }.Select(static line => line == "0" ? throw new InvalidDataException("A bad line.") : line));
                }
                catch (InvalidDataException)
                {
                    // As if nothing had happened.
                }

                break;
            case "inner":
                file.WriteAllText("");
                folder.File("inner").OpenWrite();
                break;
            case "out":
                folder.File("../out");
                break;
            default:
                file.WriteAllText("");
                _ = folder.Path;
                break;
        }
    }
}

/// <summary>A line of a table of numbers.</summary>
public readonly record struct NumberLine(string Name, int Number);

/// <summary>Reads the file that another task has written, in all forms.</summary>
[Task]
public sealed partial record ReadBack(string Name, string Folder)
{
    /// <summary>What is done to the file by others while it is read, once.</summary>
    public static Action? Meanwhile { get; set; }

    [Requires] public Exported Text => new(Name, Folder);

    [Requires] public Exported Rows => Text;

    [Requires] public Exported Handle => Text;

    [Requires] public Exported Lines => Text;

    [Requires] public Exported Receipt => Text;

    [Idempotent("What others do to the file is the test's.")]
    public string Run(string text, [Delimited(',')] IEnumerable<NumberLine> rows, Artifact<byte[]> handle, IReadOnlyList<string> lines, IReadOnlyList<TargetReceipt> receipt)
    {
        var (meanwhile, sum) = (Meanwhile, rows.Sum(r => r.Number));
        Meanwhile = null;
        meanwhile?.Invoke();
        return string.Create(CultureInfo.InvariantCulture, $"{text.Length} {sum} {handle.Size} {Path.GetFileName(handle.Path)} {handle.Version.ToString() == receipt[0].Content} {lines.Count}");
    }
}

/// <summary>Reads the file that another task has written as lines of JSON.</summary>
[Task, Requires<Exported>]
public sealed partial record ReadBackJson(string Name, string Folder)
{
    public int Run([JsonLines] IEnumerable<NumberLine> exported) => exported.Sum(r => r.Number);
}
