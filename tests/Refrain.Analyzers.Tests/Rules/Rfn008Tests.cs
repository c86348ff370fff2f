using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn008Tests() : RuleTests("RFN008", new UnusedRequirementFix())
{
    private const string Stations = """
        [Task]
        public sealed partial record Stations
        {
            public IEnumerable<string> Run() => ["Aa"];
        }
        """;

    private const string Unused = """
        [Task]
        public sealed partial record Report(int Year)
        {
            /// <summary>Where it was measured.</summary>
            [Requires] public Stations [|Stations|] => new();

            // The text.
            public string Run(CancellationToken cancellation) => "Report";
        }
        """;

    [Fact]
    public Task An_unused_requirement_is_reported() =>
        Reports([Stations, Unused], "'Report' requires 'Stations', but nothing uses its output: take it as a parameter of Run, or mark the requirement OrderOnly");

    [Fact]
    public Task An_unused_type_requirement_is_reported() => Reports(
        [
            Stations,
            """
            [Task, [|Requires<Stations>|]]
            public sealed partial record Report(int Year)
            {
                public string Run() => "Report";
            }
            """,
        ]);

    [Fact]
    public Task A_requirement_that_is_declared_twice_is_reported() => Reports(
        [
            Stations,
            """
            [Task, Requires<Stations>]
            public sealed partial record Report(int Year)
            {
                [Requires] public Stations [|Stations|] => new();

                public string Run(IEnumerable<string> stations) => "Report";
            }
            """,
        ]);

    [Fact]
    public Task A_requirement_of_what_is_no_task_is_reported() => Reports(
        [
            Stations,
            """
            [{|RFN008:Requires<Stations>|}]
            public sealed record Report(int Year)
            {
                [[|Requires|]] public Stations Others => new();
            }

            [Source]
            public sealed partial record Data
            {
                [[|Requires|]] public Stations Stations => new();

                public string Observe() => "";
            }
            """,
        ]);

    [Fact]
    public Task What_Run_or_a_requirement_method_takes_is_used() => IsLegal(
        Stations,
        """
        [Task]
        public sealed partial record Station(string Name)
        {
            public string Run() => Name;
        }

        [Task]
        public sealed partial record Report(int Year)
        {
            [Requires] public Stations Stations => new();

            [Requires] public IEnumerable<Station> Each(IEnumerable<string> stations) => stations.Select(name => new Station(name));

            [Requires(OrderOnly = true)] public Station Last => new("");

            public string Run(IReadOnlyList<string> each) => each[0];
        }
        """);

    [Fact]
    public Task A_source_that_is_only_observed_need_not_be_used() => IsLegal(
        """
        [Source]
        public sealed partial record Clock(int Year)
        {
            public string Observe() => "1";
        }

        [Task, Requires<Clock>]
        public sealed partial record Report(int Year)
        {
            public string Run() => "";
        }
        """);

    [Fact]
    public Task It_becomes_a_parameter_before_the_token() => Fixes(
        [Stations, Unused],
        [
            Stations,
            Unused.Replace("[|Stations|]", "Stations", StringComparison.Ordinal)
                .Replace("Run(CancellationToken", "Run(IReadOnlyList<string> stations, CancellationToken", StringComparison.Ordinal),
        ],
        "Take 'Stations' as a parameter of Run");

    [Fact]
    public Task It_is_marked_for_the_order_only() => Fixes(
        [Stations, Unused],
        [
            Stations,
            Unused.Replace("[|Stations|]", "Stations", StringComparison.Ordinal)
                .Replace("[Requires]", "[Requires(OrderOnly = true)]", StringComparison.Ordinal),
        ],
        "Require 'Stations' for the order only");

    [Fact]
    public Task It_is_removed_with_its_comment() => Fixes(
        [Stations, Unused],
        [
            Stations,
            """
            [Task]
            public sealed partial record Report(int Year)
            {

                // The text.
                public string Run(CancellationToken cancellation) => "Report";
            }
            """,
        ],
        "Remove 'Stations'");

    [Fact]
    public Task A_type_requirement_is_removed_from_its_list() => Fixes(
        [
            Stations,
            """
            [Task, [|Requires<Stations>|]]
            public sealed partial record Report(int Year)
            {
                public string Run() => "Report";
            }
            """,
        ],
        [
            Stations,
            """
            [Task]
            public sealed partial record Report(int Year)
            {
                public string Run() => "Report";
            }
            """,
        ],
        "Don't require 'Stations'");

    [Fact]
    public async Task A_property_that_is_used_elsewhere_is_not_removed() => Assert.Equal(
        ["Take 'Stations' as a parameter of Run", "Require 'Stations' for the order only"],
        await Titles(Stations + "\n" + Unused.Replace("\"Report\"", "Stations.ToString()", StringComparison.Ordinal)));

    [Fact]
    public Task Fix_all_adds_a_parameter_for_each() => FixesAll(
        [
            Stations,
            """
            [Task]
            public sealed partial record Value(int Year)
            {
                public string Run() => "";
            }

            [Task, [|Requires<Value>|]]
            public sealed partial record Report(int Year)
            {
                [Requires] public IEnumerable<Stations> [|Many|] => [new()];

                [Requires] public Value? [|Maybe|] => null;

                [Requires] public FileSource [|File|] => new("a.txt");

                public string Run() => "Report";
            }
            """,
        ],
        [
            Stations,
            """
            [Task]
            public sealed partial record Value(int Year)
            {
                public string Run() => "";
            }

            [Task, Requires<Value>]
            public sealed partial record Report(int Year)
            {
                [Requires] public IEnumerable<Stations> Many => [new()];

                [Requires] public Value? Maybe => null;

                [Requires] public FileSource File => new("a.txt");

                public string Run(string value, IReadOnlyList<IReadOnlyList<string>> many, string? maybe, byte[] file) => "Report";
            }
            """,
        ],
        "Take 'Value' as a parameter of Run");
}
