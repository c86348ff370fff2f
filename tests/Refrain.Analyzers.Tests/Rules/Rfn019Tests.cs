namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn019Tests() : RuleTests("RFN019")
{
    private static string Rate(string attribute, string run = "public static IReadOnlyList<decimal> RunBatch(IReadOnlyList<Rate> tasks) => [.. tasks.Select(task => 1m)];") => $$"""
        [Task, {{attribute}}]
        public sealed partial record Rate(DateOnly Day, string Currency)
        {
            {{run}}
        }
        """;

    [Fact]
    public Task A_name_that_is_no_parameter_is_reported_with_those_that_are() => Reports(
        Rate("[|Batch(Equal = [nameof(Day), \"Curency\"])|]"),
        "[Batch] does not fit 'Rate': 'Curency' of Equal is none of its parameters, which are Currency, Day");

    [Fact]
    public Task A_task_without_parameters_says_so() => Reports(
        """
        [Task, [|Batch(Equal = ["Day"])|]]
        public sealed partial record Rates
        {
            public static IReadOnlyList<decimal> RunBatch(IReadOnlyList<Rates> tasks) => [.. tasks.Select(task => 1m)];
        }
        """,
        "[Batch] does not fit 'Rates': 'Day' of Equal is none of its parameters: it has none");

    [Theory]
    [InlineData("MaxSize = 0", "MaxSize is 0, and a batch has at least one task")]
    [InlineData("MaxSize = -5", "MaxSize is -5, and a batch has at least one task")]
    [InlineData("MaxDelaySeconds = -1", "MaxDelaySeconds is no time to wait")]
    [InlineData("MaxDelaySeconds = double.NaN", "MaxDelaySeconds is no time to wait")]
    [InlineData("MaxDelaySeconds = double.PositiveInfinity", "MaxDelaySeconds is no time to wait")]
    public Task Limits_that_are_none_are_reported(string limit, string why) => Reports(Rate($"[|Batch({limit})|]"), $"[Batch] does not fit 'Rate': {why}");

    [Theory]
    [InlineData("public decimal Run() => 1;")]
    [InlineData("public decimal Run() => RunBatch([this])[0]; private static IReadOnlyList<decimal> RunBatch(IReadOnlyList<Rate> tasks) => [.. tasks.Select(task => 1m)];")]
    public Task A_task_without_RunBatch_has_no_batches(string run) => Reports(
        Rate("[|Batch|]", run), "[Batch] does not fit 'Rate': it has no public RunBatch, so there are no batches of it");

    [Fact]
    public Task What_is_no_task_has_no_batches() => Reports(
        """
        [[|Batch|]]
        public sealed record Rate(DateOnly Day);
        """,
        "[Batch] does not fit 'Rate': it is no task");

    [Theory]
    [InlineData("Batch")]
    [InlineData("Batch(MaxSize = 1)")]
    [InlineData("Batch(MaxSize = 500, MaxDelaySeconds = 0.25, Equal = [nameof(Day), nameof(Currency)])")]
    [InlineData("Batch(Equal = [])")]
    public Task What_fits_is_legal(string attribute) => IsLegal(Rate(attribute));
}
