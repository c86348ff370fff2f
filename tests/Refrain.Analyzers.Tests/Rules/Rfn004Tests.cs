namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn004Tests() : RuleTests("RFN004")
{
    [Theory]
    [InlineData("List<int>")]
    [InlineData("object")]
    [InlineData("Action")]
    [InlineData("Stream")]
    [InlineData("Dictionary<string, int>")]
    [InlineData("IDisposable")]
    public Task A_type_that_cannot_be_keyed_is_reported(string type) => Reports(
        $$"""
        [Task]
        public sealed partial record DailyMean({{type}} [|What|])
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task The_message_names_the_member_path() => Reports(
        """
        public record Station(int Id, Position Position);

        public record Position(double East, object North);

        [Task]
        public sealed partial record DailyMean(Station [|Station|])
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_member_that_would_be_computed_once_more_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(int [|Day|])
        {
            public int Day { get; } = Day + 1;

            public double Run() => 12.5;
        }
        """,
        "Parameter 'Day' of 'DailyMean' cannot be part of a key: its initialiser would compute once more where it is read back, and give something else: give it an init accessor");

    [Fact]
    public Task A_member_that_can_be_set_again_or_keeps_its_argument_is_legal() => IsLegal(
        """
        [Task]
        public sealed partial record DailyMean(int Day, int Month, string Name, int Year)
        {
            public int Day { get; init; } = Day + 1;

            public int Month { get; } = Month > 0 ? Month : throw new ArgumentOutOfRangeException(nameof(Month));

            public string Name { get; } = Name.Trim();

            public int Year { get; } = Year;

            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task An_init_member_is_a_parameter_too() => Reports(
        """
        [Task]
        public sealed partial record DailyMean
        {
            public object [|What|] { get; init; } = "";

            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task Insignificant_on_what_is_no_parameter_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            [[|Insignificant|]] public int Number => 1;

            public double Run() => 12.5;
        }
        """,
        "Parameter 'Number' of 'DailyMean' cannot be part of a key: it is no parameter, so it is in no key that it could be kept out of");

    [Fact]
    public Task Everything_that_the_design_lists_is_legal() => IsLegal(
        """
        using System.Collections.Immutable;

        public enum Unit { Celsius, Kelvin }

        public record Station(int Id, string? Name);

        [Task]
        public sealed partial record DailyMean(
            bool A, byte B, short C, int D, long E, uint F, ulong G, float H, double I, decimal J, char K, string L, string? M,
            Guid N, Uri O, Version P, DateOnly Q, TimeOnly R, DateTime S, DateTimeOffset T, TimeSpan U, Unit V, int? W, Unit? X, Station Y,
            ImmutableArray<int> Z, int[] Aa, IReadOnlyList<Station> Ab, Other Ac, [property: Insignificant] int Ad = 1)
        {
            public double Run() => 12.5;
        }

        [Task]
        public sealed partial record Other(int Number)
        {
            public double Run() => 12.5;
        }
        """);
}
