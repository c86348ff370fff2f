using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>
/// Effects in odd shapes: what is offered compiles, is clean of what it mends and keeps the document's line ends, alone and for all at once.
/// </summary>
public sealed class OddEffectFixTests
{
    /// <summary>How many fixes are offered for the reports of a rule, one after the other; with the line ends of Windows too.</summary>
    private static async Task Offers(string rule, int[] offers, string[] sources, string? usings = null)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            using var project = new FixableProject(FixSettings.WithPackages, sources.Select((source, i) => (string.Create(null, $"Test{i}.cs"), source.ReplaceLineEndings(lineEnd))), usings);
            var trial = await project.Try();
            Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
            Assert.Equal(offers, trial.Reports.Where(report => report.Rule == rule).Select(report => report.Offers.Count));
        }
    }

    [Fact]
    public Task A_helper_with_two_faults_is_mended_in_one_go() => Offers(
        "RFN107", [1],
        [
            """
            [Task]
            public sealed partial record Position(string Name)
            {
                public string Run() => Places.Show(1.5, 2.5);
            }
            """,
            """
            public static class Places
            {
                public static string Show(double latitude, double longitude) => latitude.ToString("F6") + ";" + $"{longitude:F6}";
            }
            """,
        ]);

    [Fact]
    public Task A_helper_of_which_one_fault_has_no_fix_has_none() => Offers(
        "RFN208", [0],
        [
            """
            [Task]
            public sealed partial record Warmed(string Name)
            {
                public int Run() => Work.Begin();
            }
            """,
            """
            public static class Work
            {
                public static int Begin()
                {
                    Save();
                    new Thread(() => Console.Error.WriteLine()).Start();
                    return 3;
                }

                private static Task Save() => Task.CompletedTask;
            }
            """,
        ]);

    [Fact]
    public Task A_record_of_two_files_with_its_parameters_in_the_other() => Offers(
        "RFN101", [1, 1],
        [
            """"
            namespace Reports
            {
            	public sealed partial record Monthly
            	{
            		// What it says.
            		public string Run()
            		{
            			var now = DateTimeOffset.UtcNow; /* now */
            			return $"""{now:O} {DateTime.Today:O}""";
            		}
            	}
            }
            """",
            """
            namespace Reports;

            using Refrain;

            [Task]
            public sealed partial record Monthly(
                string Name, // whose
                int Count = 3);
            """,
            """
            using Reports;

            public static class Program
            {
                public static Monthly[] All() => [new("a"), new Monthly("b", 4), new(Count: 5, Name: "c"), new(Name: "d") { Count = 6 }];

                public static Monthly Again(Monthly monthly) => monthly with { Count = 1 };
            }
            """,
        ]);

    [Fact]
    public Task Without_implicit_usings() => Offers(
        "RFN107", [1, 1],
        [
            """
            namespace A
            {
                [Refrain.Task]
                public sealed partial record Shown(double Value)
                {
                    public string Run() => Value.ToString("F2") + $"{Value}";
                }
            }
            """,
        ],
        "");

    [Fact]
    public Task A_name_of_the_project_that_hides_one_of_the_libraries() => Offers(
        "RFN107", [1],
        [
            """
            namespace A;

            public static class CultureInfo;

            [Task]
            public sealed partial record Shown(double Value)
            {
                public string Run() => Value.ToString("F2");
            }
            """,
        ]);

    [Fact]
    public Task Several_rules_in_one_statement() => Offers(
        "RFN107", [1, 1],
        [
            """"
            [Task]
            public sealed partial record Mixed(string Name, double Value, HashSet<string> Names)
            {
                public string Run() => $$"""{"at": {{DateTime.UtcNow}}, "id": {{Guid.NewGuid()}}, "value": {{Value}}, "names": {{string.Join(", ", Names)}}}""";
            }
            """",
        ]);

    [Theory]
    [InlineData("public int Run() => new Random().Next(3) + Random.Shared.Next(4);")]
    [InlineData("public int Run() { var seed = 1; var random = 2; return Random.Shared.Next(seed + random); }")]
    [InlineData("public int Run() => Enumerable.Range(0, 3).Select(x => Random.Shared.Next(x)).Count(x => x > 1);")]
    public async Task Chance_of_all_kinds(string run)
    {
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", $"[Task] public sealed partial record Chosen(string Seed)\n{{\n    {run}\n}}")]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.NotEmpty(trial.Reports);
        Assert.All(trial.Reports, report => Assert.Single(report.Offers));
    }

    [Fact]
    public Task A_nested_task_that_others_require() => Offers(
        "RFN101", [1],
        [
            """
            public static partial class Tasks
            {
                [Task]
                internal sealed partial record Inner
                {
                    public string Run() => DateTime.Now.ToString("O");
                }

                [Task, Requires<Inner>]
                internal sealed partial record Middle(string Name)
                {
                    public string Run(string inner) => inner;
                }

                [Task]
                internal sealed partial record Outer(string Name)
                {
                    [Requires] public IEnumerable<Middle> Middles => [new("a"), new("b")];

                    public int Run(IReadOnlyList<string> middles) => middles.Count;
                }

                internal static Outer Make() => new("x");
            }
            """,
        ]);

    [Theory]
    [InlineData("dictionary.Select(x => x.Value + x.Key).ToList()", "List<string>")]
    [InlineData("string.Join(\",\", dictionary.Keys /* all */ .ToArray())", "string")]
    [InlineData("(from pair in dictionary where pair.Value.Length > 0 select pair.Key).First()", "string")]
    [InlineData("[.. dictionary.Values]", "IEnumerable<string>")]
    public async Task Dictionaries_of_all_kinds(string value, string type)
    {
        var source = $$"""
            [Task]
            public sealed partial record Listed(string Name)
            {
                public {{type}} Run()
                {
                    var x = new Dictionary<string, string> { ["a"] = Name };
                    var dictionary = x;
                    return {{value}};
                }
            }
            """;
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.NotEmpty(trial.Reports);
    }

    [Theory]
    [InlineData("if (Number > 3) File.WriteAllText($\"/data/{Number}.txt\", \"a\");")]
    [InlineData("switch (Number) { case 1: File.WriteAllText(\"/data/1.txt\", \"a\"); break; }")]
    [InlineData("using (var stream = File.Create(\"/data/1\")) using (var writer = new StreamWriter(stream)) writer.Write(3);")]
    [InlineData("using var stream = File.Create(\"/data/\" + Number); stream.WriteByte(1);")]
    [InlineData("var target = Number; var temporary = Number + 1; File.WriteAllBytes(\"/data/\" + target + temporary, [1]);")]
    [InlineData("File.AppendAllText(\"/data/log\", \"a\" + Number);")]
    [InlineData("using var output = File.AppendText(\"/data/log\"); output.Write(3);")]
    [InlineData("void Write(string path) => File.WriteAllText(path, \"a\"); Write(\"/data/a\");")]
    [InlineData("new List<string> { \"a\" }.ForEach(path => File.WriteAllText(path, \"a\"));")]
    public async Task Files_of_all_kinds(string run)
    {
        var source = $$"""
            using Refrain;

            namespace A
            {
                [Task]
                public sealed partial record Written(int Number)
                {
                    public void Run()
                    {
                        {{run}}
                    }
                }
            }
            """.ReplaceLineEndings("\r\n");
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.NotEmpty(trial.Reports);
    }

    [Theory]
    [InlineData("Save<int>(3);", "private static Task<T> Save<T>(T value) => Task.FromResult(value);")]
    [InlineData("_ = Save();", "private static async ValueTask<int> Save() { await Task.Yield(); return 3; }")]
    [InlineData("var task = Save();", "private static ValueTask Save() => default;")]
    [InlineData("Begin<string>();", "private static async void Begin<T>() { await Task.Yield(); }")]
    [InlineData("Begin();", "private async void Begin() { if (Number > 3) return; await Task.Yield(); }")]
    [InlineData("Task.Run(() => Number).ContinueWith(x => x.Result);")]
    [InlineData("Task.Run(async () => await Task.Yield());")]
    [InlineData("Task.Factory.StartNew(async () => { await Task.Yield(); });")]
    [InlineData("foreach (var i in Enumerable.Range(0, Number)) _ = Task.Run(() => i);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Console.Error.WriteLine(Number));")]
    [InlineData("try { Console.Error.WriteLine(); } finally { Task.Run(() => { }); }")]
    public async Task Work_of_all_kinds(string run, string member = "")
    {
        var source = $$"""
            [Task]
            public sealed partial record Warmed(int Number)
            {
                /// <summary>Does it.</summary>
                public int Run(TaskContext context)
                {
                    {{run}} // at once
                    return Number;
                }

                {{member}}
            }
            """;
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.Contains(trial.Reports, static report => report.Rule == "RFN208" && report.Offers.Count == 1);
    }

    [Theory]
    [InlineData("connection.Execute($$\"\"\"INSERT INTO {{Table}} (id, name) VALUES (@Number, '{x}')\"\"\", this)")]
    [InlineData("connection.Execute(@\"INSERT INTO \"\"rows\"\" (\"\"id\"\", name) VALUES (@Number, 'a\\b')\", this)")]
    [InlineData("connection.Execute($@\"INSERT INTO {Table} (id, name) VALUES (@Number, '{{}}')\", this)")]
    [InlineData("connection.Execute(\"INSERT INTO rows (id, name) \" + \"VALUES (@Number, 'a')\", this)")]
    [InlineData("connection.Execute(\"INSERT INTO rows (id, name) VALUES (@Number, 'a'); INSERT INTO other (id, name) VALUES (1, 'b')\", this)")]
    [InlineData("connection.Execute(\"INSERT INTO rows (id, name) VALUES (@Number, 'a') -- done\", this)")]
    [InlineData("connection.Execute(\"INSERT INTO rows (id, name) SELECT id, name FROM other\", this)")]
    [InlineData("connection.Execute(\"CREATE TABLE rows (id int)\") + connection.Execute(\"DROP TABLE rows\")")]
    public async Task Texts_of_all_kinds(string run)
    {
        var source = $$""""
            using Dapper;
            using Npgsql;

            [Task]
            public sealed partial record Stored(int Number)
            {
                private const string Table = "rows";

                public int Run([Service] NpgsqlConnection connection)
                {
                    return {{run}};
                }
            }
            """";
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.Contains(trial.Reports, static report => report.Rule is "RFN202" or "RFN209" && report.Offers.Count == 1);
    }

    [Theory]
    [InlineData("await client?.GetStringAsync(\"/a\")!")]
    [InlineData("(await Task.WhenAll(new[] { \"a\" }.Select(async x => await client!.GetStringAsync(x))))[0]")]
    [InlineData("await client!.GetStringAsync(requestUri: \"/a\")")]
    [InlineData("await client!.GetStringAsync(\n            \"/a\" // what\n        )")]
    public async Task Tokens_of_all_kinds(string value)
    {
        var source = $$"""
            [Task]
            public sealed partial record Fetched(int Number)
            {
                public async Task<string> Run([Service] HttpClient? client, TaskContext context) =>
                    {{value}};
            }
            """;
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        var trial = await project.Try();
        Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
        Assert.Contains(trial.Reports, static report => report.Rule == "RFN305" && report.Offers.Count == 1);
    }

    [Fact]
    public async Task A_cancelled_request_ends_as_such()
    {
        var source = """
            using Dapper;
            using Npgsql;

            [Task]
            public sealed partial record Everything(int Number)
            {
                public async Task<string> Run([Service] NpgsqlConnection connection, CancellationToken token)
                {
                    connection.Execute("INSERT INTO rows (id, name) VALUES (@Number, 'a')", this);
                    connection.Execute("CREATE TABLE rows (id int)");
                    File.WriteAllText("/data/a", $"{1.5}");
                    File.AppendAllText("/data/b", $"{DateTime.Now:O}");
                    Task.Run(() => { });
                    await File.ReadAllTextAsync("/data/c");
                    return Guid.NewGuid() + string.Join("", new HashSet<string> { "a" });
                }
            }
            """;
        using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
        await project.Cancel();
    }
}
