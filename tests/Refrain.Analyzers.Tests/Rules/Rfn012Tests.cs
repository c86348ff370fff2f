namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn012Tests() : RuleTests("RFN012")
{
    [Theory]
    [InlineData("object")]
    [InlineData("Stream")]
    [InlineData("Action")]
    [InlineData("IEnumerable<object>")]
    [InlineData("Task<Func<int>>")]
    [InlineData("IDisposable")]
    public Task A_type_that_cannot_be_stored_is_reported(string type) => Reports(
        $$"""
        [Task]
        public sealed partial record Readings(string Station)
        {
            public {{type}} [|Run|]() => throw new InvalidOperationException();
        }
        """);

    [Fact]
    public Task The_message_gives_the_member_path() => Reports(
        """
        public record Reading(DateTime Time, Sensor Sensor);

        public class Sensor
        {
            public string Name { get; init; } = "";

            public Dictionary<string, Action> Actions { get; init; } = [];
        }

        [Task]
        public sealed partial record Readings(string Station)
        {
            public IEnumerable<Reading> [|Run|]() => [];
        }
        """);

    [Fact]
    public Task A_member_that_would_be_computed_once_more_is_reported() => Reports(
        """
        public sealed record Reading(string Name) { public string Name { get; } = $"<{Name}>"; }

        [Task]
        public sealed partial record Readings(string Station)
        {
            public IEnumerable<Reading> [|Run|]() => [];
        }
        """);

    [Fact]
    public Task Nothing_without_a_file_is_reported() => Reports(
        """
        [Task]
        public sealed partial record Readings(string Station)
        {
            public void [|Run|]() { }
        }
        """,
        "The output 'void' of 'Readings' cannot be stored: Run returns nothing, and takes no OutputFile or table to write to");

    [Fact]
    public Task A_file_and_a_value_are_reported() => Reports(
        """
        [Task]
        public sealed partial record Readings(string Station)
        {
            public int [|Run|](OutputFile output) => 1;
        }
        """,
        "The output 'int' of 'Readings' cannot be stored: Run takes an OutputFile and returns something too; only one can be the output");

    [Fact]
    public Task Everything_that_can_be_stored_is_legal() => IsLegal(
        """
        public enum Unit { Celsius, Kelvin }

        public record Reading(DateTime Time, double? Value, Unit Unit, (int East, int North) Place, List<string> Notes, Dictionary<string, int[]> Counts);

        public class Sensor
        {
            public string Name { get; init; } = "";
        }

        public readonly record struct Point(double East, double North);

        [Task] public sealed partial record A(int N) { public IEnumerable<Reading> Run() => []; }
        [Task] public sealed partial record B(int N) { public Task<Sensor?> Run() => Task.FromResult<Sensor?>(null); }
        [Task] public sealed partial record C(int N) { public byte[] Run() => []; }
        [Task] public sealed partial record D(int N) { public ValueTask<IReadOnlyList<Point>> Run() => new([]); }
        [Task] public sealed partial record E(int N) { public (int, string) Run() => (1, ""); }
        [Task] public sealed partial record F(int N) { public Task Run(OutputFile file) => Task.CompletedTask; }
        [Task] public sealed partial record G(int N) { public Dictionary<string, List<Guid>> Run() => []; }
        """);

    [Theory]
    [InlineData("Reading", "Reading", "CSV holds rows, and this is one value: return a sequence of rows, or use JsonLines")]
    [InlineData("IEnumerable<Nested>", "rows of Nested", "Inner: a column of CSV holds one number, text, date or other scalar: use such, or JsonLines")]
    [InlineData("IEnumerable<(int, DayOfWeek, List<int>)>", "rows of (int, DayOfWeek, List<int>)", "Item3: a column of CSV holds one number, text, date or other scalar: use such, or JsonLines")]
    [InlineData("IEnumerable<Reading?>", "rows of Reading?", "a row of CSV has columns, so it is a record, struct or class that is never null: use one, or JsonLines")]
    [InlineData("IEnumerable<int[]>", "rows of int[]", "a row of CSV has columns, so it is a record, struct or class that is never null: use one, or JsonLines")]
    public Task What_is_no_table_cannot_be_CSV(string type, string shown, string why) => Reports(
        $$"""
        public record Reading(DayOfWeek Day, double? Mean);

        public record Nested(DayOfWeek Day, Reading Inner, int[] More);

        [Task(Format = OutputFormat.Csv)]
        public sealed partial record [|Readings|](string Station)
        {
            public {{type}} Run() => throw new InvalidOperationException();
        }
        """,
        $"The output '{shown}' of 'Readings' cannot be stored: {why}");

    [Fact]
    public Task A_member_that_a_constructor_would_compute_once_more_is_reported() => Reports(
        """
        public sealed class Reading
        {
            public Reading(int day) { Day = day + 1; }

            public int Day { get; }
        }

        [Task]
        public sealed partial record Readings(string Station)
        {
            public Reading [|Run|]() => new(1);
        }
        """);

    [Theory]
    [InlineData(77, "IEnumerable<int>", "rows of int")]
    [InlineData(3, "int", "int")]
    [InlineData(-1, "int", "int")]
    public Task A_number_that_is_no_format_is_reported(int format, string type, string shown) => Reports(
        $$"""
        [Task(Format = (OutputFormat)({{format}}))]
        public sealed partial record [|Readings|](string Station)
        {
            public {{type}} Run() => throw new InvalidOperationException();
        }
        """,
        $"The output '{shown}' of 'Readings' cannot be stored: no OutputFormat is {format}: use Binary, JsonLines or Csv");

    [Theory]
    [InlineData("IEnumerable<Reading>")]
    [InlineData("IReadOnlyList<(DayOfWeek Day, byte[]? Bytes, Uri Link)>")]
    [InlineData("IAsyncEnumerable<string?>")]
    public Task A_table_can_be_CSV(string type) => IsLegal(
        $$"""
        public record Reading(DayOfWeek Day, double? Mean);

        [Task(Format = OutputFormat.Csv)]
        public sealed partial record Readings(string Station)
        {
            public {{type}} Run() => throw new InvalidOperationException();
        }
        """);
}
