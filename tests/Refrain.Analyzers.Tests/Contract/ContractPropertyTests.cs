using System.Globalization;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>Random projects: what was accepted is clean, the order of the files does not count, and a change is never overlooked. The seed is printed with a failure.</summary>
public sealed class ContractPropertyTests
{
    private static readonly string[] Types =
        ["int", "long?", "string", "string?", "Guid", "DateOnly[]", "IReadOnlyDictionary<string, int>", "IReadOnlySet<char>", "DayOfWeek", "Area", "FileSource", "byte[]"];

    private static readonly string[] Outputs = ["int", "string?", "IEnumerable<Area>", "byte[]", "Dictionary<int, string>", "(int A, string B)"];

    private const string Shared = "public sealed record Area(string Name, double[] Corners);";

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(4000)]
    [InlineData(50000)]
    [InlineData(600000)]
    public async Task What_was_accepted_is_clean_and_every_edit_is_seen(int seed)
    {
        var random = new Random(seed);
        var tasks = Enumerable.Range(0, random.Next(1, 12)).Select(i => Make(random, i)).ToArray();
        var file = await Accepted("", [Shared, .. tasks]);

        random.Shuffle(tasks);
        Assert.Equal(file, await Accepted("", [.. tasks, Shared]));
        Assert.Equal(file, await Accepted("", [string.Join('\n', tasks) + "\n" + Shared]));

        // A random line less, a line in another place, a task in another shape: something is said, and accepting all mends it.
        var lines = file.Split('\n').ToList();
        var first = lines.FindIndex(line => line.Length == 0) + 1;
        var at = random.Next(first, lines.Count - 1);
        var less = lines.Where((_, i) => i != at).ToList();
        await IsSeen(string.Join('\n', less), [Shared, .. tasks], file);
        less.InsertRange(less.Count - 1, [lines[at], "task of nothing"]);
        less.Insert(first, "task Zz.Gone(X: i32) -> rows i32");
        await IsSeen(string.Join('\n', less), [Shared, .. tasks], file);
        var edited = tasks.ToArray();
        edited[0] = edited[0].Replace("record ", "record Other", StringComparison.Ordinal);
        if (tasks[0].StartsWith("[Task]", StringComparison.Ordinal)) await IsSeen(file, [Shared, .. edited], null);
        else await IsClean(file, [Shared, .. edited]);
        await IsSeen(file, [Shared, .. tasks[1..]], null);
    }

    /// <summary>A task with a name of its own may have any type's name.</summary>
    private static async Task IsClean(string file, string[] sources)
    {
        using var check = new ContractCheck(file, sources);
        Assert.Empty(await check.Said());
    }

    private static async Task IsSeen(string file, string[] sources, string? expected)
    {
        using var check = new ContractCheck(file, sources);
        Assert.NotEmpty(await check.Diagnostics());
        await check.ApplyAll("Accept the change");
        Assert.Empty(await check.Said());
        if (expected is not null) Assert.Equal(expected, await check.File());
    }

    private static async Task<string> Accepted(string file, string[] sources)
    {
        using var check = new ContractCheck(file, sources);
        await check.ApplyAll("Accept the change");
        Assert.Empty(await check.Said());
        return (await check.File())!;
    }

    private static string Make(Random random, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{(char)(random.Next(2) == 0 ? 'A' + random.Next(26) : 'a' + random.Next(26))}ask{number}");
        var attribute = random.Next(3) == 0 ? $"[Task(Name = \"{(char)random.Next(33, 127)}_{number}\")]".Replace("\"\"_", "\"\\\"_", StringComparison.Ordinal).Replace("\"\\_", "\"\\\\_", StringComparison.Ordinal) : "[Task]";
        var parameters = Enumerable.Range(0, random.Next(5)).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{(random.Next(4) == 0 ? "[property: Insignificant] " : "")}{Types[random.Next(Types.Length)]} {(char)('A' + random.Next(26))}{i}"));
        return $$"""{{attribute}} public sealed partial record {{name}}({{string.Join(", ", parameters)}}) { public {{Outputs[random.Next(Outputs.Length)]}} Run() => default!; }""";
    }
}
