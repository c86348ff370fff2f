namespace Refrain.Fingerprints.Tests;

/// <summary>Edits of what tasks do together: the code of <c>RunBatch</c> is a task's code as that of <c>Run</c> is, however many run at once.</summary>
public sealed class BatchEditTests
{
    private const string Program = """
        namespace App;

        [Task] public sealed partial record Name(int Number) { public string Run() => Spelling.Of(Number); }

        [Task, Requires<Name>, Batch(MaxSize = 10)] public sealed partial record Greeting(int Number)
        {
            public static IReadOnlyList<string> RunBatch(IReadOnlyList<Greeting> tasks, IReadOnlyList<string> name) =>
                name.Select(each => Words.Hello + Words.Polite(each)).ToList();
        }

        [Task] public sealed partial record Letter(int People)
        {
            [Requires] public IEnumerable<Greeting> Greetings => Enumerable.Range(1, People).Select(n => new Greeting(n));
            public string Run(IReadOnlyList<string> greetings) => string.Join(", ", greetings);
        }

        public static class Spelling { public static string Of(int number) => "no. " + number.ToString(null, null); }

        public static class Words
        {
            public const string Hello = "hello ";
            public static string Polite(string name) => Title() + name;
            private static string Title() => "dear ";
        }

        public static class Program { public static ITask Root() => new Letter(3); }
        """;

    private const string Greetings = "Greeting: code changed: {0}; Greeting: code changed: {0}; Greeting: code changed: {0}";

    /// <summary>What, the text before, the text after, the member that a reason names or null where nothing runs, whether the results differ.</summary>
    public static TheoryData<string, string, string, string?, bool> Edits => new()
    {
        { "the body", "Words.Hello + Words.Polite(each)", "Words.Polite(each) + Words.Hello", "Greeting.RunBatch", true },
        { "the body, with the same results", "name.Select(each", "name.ToList().Select(each", "Greeting.RunBatch", false },
        { "a constant", "\"hello \"", "\"welcome \"", "Words.Hello", true },
        { "a helper two calls down", "\"dear \"", "\"\"", "Words.Title", true },
        { "a comment", "name.Select(each", "/* all */ name.Select(each", null, false },
        { "a renamed parameter of a lambda", "each => Words.Hello + Words.Polite(each)", "one => Words.Hello + Words.Polite(one)", null, false },
        { "the size of batches", "MaxSize = 10", "MaxSize = 2", null, false },
        { "how long a batch waits", "MaxSize = 10", "MaxSize = 10, MaxDelaySeconds = 0.01", null, false },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_runs_what_it_must_and_says_why(string what, string before, string after, string? member, bool differs)
    {
        Assert.Contains(before, Program, StringComparison.Ordinal);
        await using var script = new EditScript();
        Assert.NotEqual("", await script.RunAsync(Original));
        Assert.Equal("", await script.RunAsync(Original));

        var edited = EditScript.Compile([("Program.cs", Program.Replace(before, after, StringComparison.Ordinal))]);
        var runs = (member is null ? "" : string.Format(null, Greetings, member)) + (differs ? "; Letter: input changed: Greeting(Number: 1)" : "");
        Assert.Equal($"{what}: {runs}", $"{what}: {await script.RunAsync(edited)}");
        Assert.Equal("", await script.RunAsync(edited));
    }

    private static byte[] Original { get; } = EditScript.Compile([("Program.cs", Program)]);
}
