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
