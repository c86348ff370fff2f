using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn005Tests() : RuleTests("RFN005", new InitOnlyFix())
{
    [Fact]
    public Task A_setter_is_reported() => Reports(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            public int [|Days|] { get; set; } = 3;

            public string Run() => City;
        }
        """,
        "Parameter 'Days' of 'Forecast' must not be settable: its key would change under the store's feet");

    [Fact]
    public Task A_field_that_others_can_write_is_reported() => Reports(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            public int [|Days|] = 3;

            public string Run() => City;
        }
        """);

    [Fact]
    public Task Init_and_computed_members_are_legal() => IsLegal(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            private readonly int _number = 1;

            public int Days { get; init; } = 3;

            public int Hours => Days * 24 * _number;

            public string Run() => City;
        }
        """);

    [Fact]
    public Task The_fix_makes_it_init_only() => Fixes(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            /// <summary>How far.</summary>
            public int [|Days|] { get; /* once */ set; } = 3; // days

            public string Run() => City;
        }
        """,
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            /// <summary>How far.</summary>
            public int Days { get; /* once */ init; } = 3; // days

            public string Run() => City;
        }
        """);

    [Fact]
    public Task A_private_setter_becomes_init_too() => Fixes(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            public int [|Days|] { get; private set; } = 3;

            public string Run() => City;
        }
        """,
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            public int Days { get; init; } = 3;

            public string Run() => City;
        }
        """);

    [Fact]
    public async Task A_field_has_no_fix() => Assert.Empty(await Titles(
        """
        [Task]
        public sealed partial record Forecast(string City)
        {
            public int Days = 3;

            public string Run() => City;
        }
        """));

    [Fact]
    public Task Fix_all_mends_every_property() => FixesAll(
        [
            """
            [Task]
            public sealed partial record Forecast(string City)
            {
                public int [|Days|] { get; set; }

                public int [|Hours|] { get; set; }

                public string Run() => City;
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Forecast(string City)
            {
                public int Days { get; init; }

                public int Hours { get; init; }

                public string Run() => City;
            }
            """,
        ]);
}
