using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class ClockParameterFixTests() : EffectFixTests("RFN101", new ClockParameterFix())
{
    private static string Report(string parameters, string type, string value) =>
        $$"""
        [Task]
        public sealed partial record Report({{parameters}})
        {
            public {{type}} Run() => {{value}};
        }
        """;

    [Theory]
    [InlineData("DateTimeOffset", "[|DateTimeOffset.UtcNow|]", "DateTimeOffset Now", "Now")]
    [InlineData("DateTimeOffset", "[|DateTimeOffset.Now|].AddDays(-1)", "DateTimeOffset Now", "Now.AddDays(-1)")]
    [InlineData("DateTime", "[|DateTime.UtcNow|]", "DateTimeOffset Now", "Now.UtcDateTime")]
    [InlineData("int", "[|DateTime.Now|].Hour", "DateTimeOffset Now", "Now.DateTime.Hour")]
    [InlineData("DateTime", "[|DateTime.Today|]", "DateOnly Today", "Today.ToDateTime(TimeOnly.MinValue)")]
    [InlineData("DateOnly", "DateOnly.FromDateTime([|DateTime.Today|])", "DateOnly Today", "Today")]
    [InlineData("DateOnly", "DateOnly.FromDateTime([|DateTime.UtcNow|]).AddDays(1)", "DateOnly Today", "Today.AddDays(1)")]
    [InlineData("DateTimeOffset", "[|TimeProvider.System.GetUtcNow()|]", "DateTimeOffset Now", "Now")]
    public Task The_time_is_a_parameter(string type, string before, string parameter, string after) =>
        Fixes(Report("string Name", type, before), Report("string Name, " + parameter, type, after));

    [Fact]
    public Task It_stands_before_optional_ones() =>
        Fixes(Report("string Name, int Count = 10", "DateTimeOffset", "[|DateTimeOffset.UtcNow|]"), Report("string Name, DateTimeOffset Now, int Count = 10", "DateTimeOffset", "Now"));

    [Fact]
    public Task One_that_is_there_is_taken() =>
        Fixes(Report("DateTimeOffset Now", "TimeSpan", "[|DateTimeOffset.UtcNow|] - Now"), Report("DateTimeOffset Now", "TimeSpan", "Now - Now"));

    [Fact]
    public Task A_name_that_is_taken_is_numbered() =>
        Fixes(Report("int Now", "DateTimeOffset", "[|DateTimeOffset.UtcNow|].AddDays(Now)"), Report("int Now, DateTimeOffset Now2", "DateTimeOffset", "Now2.AddDays(Now)"));

    [Fact]
    public Task A_task_without_parameters_gets_a_list() => Fixes(
        """
        [Task]
        public sealed partial record Started
        {
            public DateTimeOffset Run() => Stamp();

            private DateTimeOffset Stamp() => [|DateTimeOffset.UtcNow|];
        }
        """,
        """
        [Task]
        public sealed partial record Started(DateTimeOffset Now)
        {
            public DateTimeOffset Run() => Stamp();

            private DateTimeOffset Stamp() => Now;
        }
        """,
        "Take the time as parameter 'Now'");

    [Fact]
    public Task Who_makes_the_task_says_the_time() => Fixes(
        [
            """
            [Task]
            public sealed partial record Stamp(string Name, int Count = 3)
            {
                public DateTimeOffset Run() => [|DateTimeOffset.UtcNow|];
            }

            [Task, Requires<Stamp>]
            public sealed partial record Shown(string Name)
            {
                public string Run(DateTimeOffset stamp) => $"{stamp:O}";
            }

            [Task]
            public sealed partial record Both(string Other)
            {
                [Requires] public Stamp First => new(Other, 5);

                [Requires] public Shown Second => new(Name: Other);

                public bool Run(DateTimeOffset first, string second) => second.Length > first.Year;
            }
            """,
            """
            public static class Program
            {
                public static ITask[] All() => [new Both("a"), new Stamp("b") { Count = 1 }, new Stamp("c", Count: 2)];
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Stamp(string Name, DateTimeOffset Now, int Count = 3)
            {
                public DateTimeOffset Run() => Now;
            }

            [Task, Requires<Stamp>]
            public sealed partial record Shown(string Name, DateTimeOffset Now)
            {
                public string Run(DateTimeOffset stamp) => $"{stamp:O}";
            }

            [Task]
            public sealed partial record Both(string Other, DateTimeOffset Now)
            {
                [Requires] public Stamp First => new(Other, Now, 5);

                [Requires] public Shown Second => new(Name: Other, Now: Now);

                public bool Run(DateTimeOffset first, string second) => second.Length > first.Year;
            }
            """,
            """
            public static class Program
            {
                public static ITask[] All() => [new Both("a", DateTimeOffset.UtcNow), new Stamp("b", DateTimeOffset.UtcNow) { Count = 1 }, new Stamp("c", Count: 2, Now: DateTimeOffset.UtcNow)];
            }
            """,
        ]);

    [Fact]
    public Task Static_code_and_other_types_have_no_parameters() => HasNoFix(
        """
        [Task]
        public sealed partial record Report(string Name)
        {
            public DateTimeOffset[] Run() => [Own(), Clock.Now, Lazily(static () => [|DateTimeOffset.UtcNow|])];

            private static DateTimeOffset Lazily(Func<DateTimeOffset> read) => read();

            private static DateTimeOffset Own() => [|DateTimeOffset.UtcNow|];
        }

        public static class Clock
        {
            public static DateTimeOffset Now => [|DateTimeOffset.UtcNow|];
        }
        """);

    [Fact]
    public Task A_duration_is_no_time() => HasNoFix(Report("string Name", "long", "[|Environment.TickCount64|]"));

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        """
        [Task]
        public sealed partial record Report(string Name)
        {
            public (DateTimeOffset, DateTime, DateOnly) Run() => ([|DateTimeOffset.UtcNow|], [|DateTime.UtcNow|], DateOnly.FromDateTime([|DateTime.Now|]));
        }

        public static class Program
        {
            public static Report Make(string name) => new(name);
        }
        """,
        """
        [Task]
        public sealed partial record Report(string Name, DateTimeOffset Now, DateOnly Today)
        {
            public (DateTimeOffset, DateTime, DateOnly) Run() => (Now, Now.UtcDateTime, Today);
        }

        public static class Program
        {
            public static Report Make(string name) => new(name, DateTimeOffset.UtcNow, DateOnly.FromDateTime(DateTime.UtcNow));
        }
        """);
}
