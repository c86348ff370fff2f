namespace Refrain.KillPipeline;

/// <summary>A row of a part.</summary>
public readonly record struct PartRow(int Part, int Row, string Text);

/// <summary>What became of a group.</summary>
public sealed record GroupSum(int Group, long Rows, long Characters);

/// <summary>A part; every tenth is too large for the catalog and becomes a blob.</summary>
[Task]
public sealed partial record Part(int Number)
{
    /// <summary>Makes the rows from the number alone.</summary>
    [Idempotent("How long it takes is no part of what is made.")]
    public IEnumerable<PartRow> Run()
    {
        Thread.Sleep(Killing.Pace);
        var rows = Number % 10 == 0 ? 2_000 : Number % 7;
        for (var row = 0; row < rows; row++)
            yield return new PartRow(Number, row, new string((char)('a' + (row % 26)), row % 30));
    }
}

/// <summary>Nineteen parts.</summary>
[Task]
public sealed partial record Group(int Number)
{
    /// <summary>The group's parts.</summary>
    [Requires] public IEnumerable<Part> Parts => Enumerable.Range(Number * 19, 19).Select(n => new Part(n));

    /// <summary>Adds them up.</summary>
    public GroupSum Run(IEnumerable<PartRow> parts)
    {
        var (rows, characters) = (0L, 0L);
        foreach (var row in parts)
            (rows, characters) = (rows + 1, characters + row.Text.Length);
        return new GroupSum(Number, rows, characters);
    }
}

/// <summary>All groups.</summary>
[Task]
public sealed partial record Everything(int Groups = 100)
{
    /// <summary>The groups.</summary>
    [Requires] public IEnumerable<Group> All => Enumerable.Range(0, Groups).Select(n => new Group(n));

    /// <summary>Lists them.</summary>
    public IReadOnlyList<GroupSum> Run(IReadOnlyList<GroupSum> all) => all;
}

/// <summary>One of those who meet: says by a file which program it runs in, and waits until it may go on. What it makes does not depend on that.</summary>
[Task]
public sealed partial record Guest(int Number)
{
    /// <summary>Waits.</summary>
    [Idempotent("The file is the test's; it is no part of what is made.")]
    public string Run()
    {
        Killing.Mark($"begun-{Number}");
        while (!File.Exists("go"))
            Thread.Sleep(20);
        return $"guest {Number}";
    }
}

/// <summary>Eight guests.</summary>
[Task]
public sealed partial record Meeting
{
    /// <summary>The guests.</summary>
    [Requires] public IEnumerable<Guest> Guests => Enumerable.Range(0, 8).Select(n => new Guest(n));

    /// <summary>Lists them.</summary>
    public string Run(IReadOnlyList<string> guests) => string.Join(", ", guests);
}

/// <summary>What is in a file, as it is.</summary>
[Task]
public sealed partial record Copied
{
    /// <summary>The file.</summary>
    [Requires] public FileSource Input => new("input.txt");

    /// <summary>Writes it.</summary>
    public void Run(byte[] input, OutputFile output) => output.WriteAllBytes(input);
}

/// <summary>What is in a file, as it is, at a place outside of the store.</summary>
[Task]
public sealed partial record PlacedCopy(string Name = "copy")
{
    /// <summary>The file.</summary>
    [Requires] public FileSource Input => new("input.txt");

    /// <summary>Writes it.</summary>
    public void Run(byte[] input, [Place("files/{Name}.bin")] OutputFile output) => output.WriteAllBytes(input);
}

/// <summary>What is in a file, in two files of a folder outside of the store.</summary>
[Task]
public sealed partial record PlacedHalves(string Name = "halves")
{
    /// <summary>The file.</summary>
    [Requires] public FileSource Input => new("input.txt");

    /// <summary>Writes it.</summary>
    public void Run(byte[] input, [Place("{Name}")] OutputDirectory output)
    {
        output.File("first").WriteAllBytes(input.AsSpan(0, input.Length / 2));
        output.File("inner/second").WriteAllBytes(input.AsSpan(input.Length / 2));
    }
}
