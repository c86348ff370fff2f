using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn006Tests() : RuleTests("RFN006", new UnboundInputFix())
{
    private const string Temperatures = """
        [Task]
        public sealed partial record Temperatures(DateOnly Day)
        {
            public IEnumerable<double> Run() => [11.5, 13.5];
        }
        """;

    [Fact]
    public Task A_parameter_without_requirement_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(double [|mean|]) => mean;
        }
        """,
        "Parameter 'mean' of 'DailyMean' is bound to nothing: the task requires nothing");

    [Fact]
    public Task The_message_lists_what_there_is_the_nearest_first() => Reports(
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                [Requires] public Temperatures Other => new(Day);

                [Requires] public Temperatures Temperatures => new(Day.AddDays(1));

                public double Run(IEnumerable<double> temperature, IEnumerable<double> other, IEnumerable<double> temperatures) => 12.5;
            }
            """.Replace("IEnumerable<double> temperature,", "IEnumerable<double> [|temperature|],", StringComparison.Ordinal),
        ],
        "Parameter 'temperature' of 'DailyMean' is bound to nothing: there is Temperatures, Other");

    [Fact]
    public Task Out_and_ref_parameters_bind_to_nothing() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(ref double [|mean|]) => mean;
        }
        """);

    [Fact]
    public Task A_requirement_method_has_no_services() => Reports(
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                [Requires] public Temperatures Temperatures([{|RFN006:Service|}] IServiceProvider services) => new(Day);

                public double Run(IEnumerable<double> temperatures) => temperatures.Sum();
            }
            """.Replace("[{|RFN006:Service|}] IServiceProvider services", "[Service] IServiceProvider [|services|]", StringComparison.Ordinal),
        ]);

    [Fact]
    public Task A_service_of_a_method_that_nobody_calls_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;

            public double Other([[|Service|]] IServiceProvider services) => 12.5;
        }
        """,
        "Parameter 'services' of 'DailyMean' is bound to nothing: nothing calls this method with services or inputs");

    [Fact]
    public Task What_the_framework_hands_over_is_legal() => IsLegal(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(TaskContext context, [Service] IServiceProvider services, CancellationToken cancellation) => 12.5;
        }

        [Task]
        public sealed partial record DailyFile(DateOnly Day)
        {
            public void Run(OutputFile output) => output.WriteAllText("");
        }

        [Source]
        public sealed partial record Stations
        {
            public string Observe([Service] IServiceProvider services, CancellationToken cancellation) => "";

            public string Read([Service] IServiceProvider services) => "";
        }
        """);

    [Fact]
    public Task Names_differ_in_the_case_of_the_first_letter_alone() => IsLegal(
        Temperatures,
        """
        [Task, Requires<Temperatures>]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
        }
        """);

    [Fact]
    public Task The_task_of_the_parameters_name_is_required() => Fixes(
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                /// <summary>Averages.</summary>
                public double Run(IReadOnlyList<double> [|temperatures|]) => temperatures.Average();
            }
            """,
        ],
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                [Requires] public Temperatures Temperatures => new(Day);

                /// <summary>Averages.</summary>
                public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
            }
            """,
        ],
        "Require 'Temperatures'");

    [Fact]
    public Task The_required_task_is_made_of_parameters_of_all_kinds() => Fixes(
        [
            """
            namespace Data;

            [Task]
            public sealed partial record Readings(int Limit = 10, string Region = "")
            {
                public int Station { get; init; }

                public IEnumerable<int> Run() => [];
            }
            """,
            """
            namespace App;

            [Task]
            public sealed partial record Report(int Station, string Region)
            {
                [Requires] public Other Other => new();

                public int Run(int other, IEnumerable<int> [|readings|]) => readings.Count() + other;
            }

            [Task]
            public sealed partial record Other
            {
                public int Run() => 1;
            }
            """,
        ],
        [
            """
            namespace Data;

            [Task]
            public sealed partial record Readings(int Limit = 10, string Region = "")
            {
                public int Station { get; init; }

                public IEnumerable<int> Run() => [];
            }
            """,
            """
            namespace App;

            [Task]
            public sealed partial record Report(int Station, string Region)
            {
                [Requires] public Other Other => new();
                [Requires] public Data.Readings Readings => new(Region: Region) { Station = Station };

                public int Run(int other, IEnumerable<int> readings) => readings.Count() + other;
            }

            [Task]
            public sealed partial record Other
            {
                public int Run() => 1;
            }
            """,
        ],
        "Require 'Readings'");

    [Fact]
    public Task A_misspelt_name_is_corrected_wherever_it_is_used() => Fixes(
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                [Requires] public Temperatures {|RFN008:Temperatures|} => new(Day);

                public double Run(IReadOnlyList<double> [|temperature|]) => temperature.Count == 0 ? 0 : temperature.Average();
            }
            """,
        ],
        [
            Temperatures,
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                [Requires] public Temperatures Temperatures => new(Day);

                public double Run(IReadOnlyList<double> temperatures) => temperatures.Count == 0 ? 0 : temperatures.Average();
            }
            """,
        ],
        "Bind 'temperature' to 'Temperatures'");

    [Fact]
    public Task An_interface_becomes_a_service() => Fixes(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(/* who */ IFormatProvider [|format|]) => double.Parse("1", format);
        }
        """,
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(/* who */ [Service] IFormatProvider format) => double.Parse("1", format);
        }
        """);

    [Fact]
    public Task An_unused_parameter_is_removed() => Fixes(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(CancellationToken cancellation, int [|number|]) => 12.5;
        }
        """,
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(CancellationToken cancellation) => 12.5;
        }
        """);

    [Fact]
    public async Task What_would_not_compile_is_not_offered()
    {
        // A used value of which no task is made: nothing.
        Assert.Empty(await Titles("""
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                public double Run(double mean) => mean;
            }
            """));

        // A task that needs what this one lacks, and one that requires this one.
        Assert.Empty(await Titles("""
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                public double Run(double mean) => mean;
            }

            [Task]
            public sealed partial record Mean(string Station)
            {
                public double Run() => 12.5;
            }

            [Task]
            public sealed partial record Above(DateOnly Day)
            {
                [Requires] public DailyMean DailyMean => new(Day);

                public double Run(double dailyMean) => 12.5;
            }
            """));
    }

    [Fact]
    public async Task Several_fitting_tasks_are_offered_by_name_and_at_most_three() => Assert.Equal(
        ["Require 'A'", "Require 'B'", "Require 'C'"],
        await Titles("""
            [Task] public sealed partial record Sum(int Number) { public int Run(int part) => part; }
            [Task] public sealed partial record D(int Number) { public int Run() => 1; }
            [Task] public sealed partial record C(int Number) { public int Run() => 1; }
            [Task] public sealed partial record B(int Number) { public int Run() => 1; }
            [Task] public sealed partial record A(int Number) { public int Run() => 1; }
            """));

    [Fact]
    public Task Fix_all_adds_up_in_one_type() => FixesAll(
        [
            """
            [Task]
            public sealed partial record Report(int Number)
            {
                public int Run(int [|first|], int [|second|]) => first + second;
            }

            [Task]
            public sealed partial record First(int Number)
            {
                public int Run() => 1;
            }

            [Task]
            public sealed partial record Second(int Number)
            {
                public int Run() => 1;
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Report(int Number)
            {
                [Requires] public First First => new(Number);
                [Requires] public Second Second => new(Number);

                public int Run(int first, int second) => first + second;
            }

            [Task]
            public sealed partial record First(int Number)
            {
                public int Run() => 1;
            }

            [Task]
            public sealed partial record Second(int Number)
            {
                public int Run() => 1;
            }
            """,
        ],
        "Require 'First'");

    [Fact]
    public Task Fix_all_removes_every_unused_parameter_of_a_list() => FixesAll(
        ["""
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(int [|a|], CancellationToken cancellation, int [|b|]) => 12.5;
        }
        """],
        ["""
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run(CancellationToken cancellation) => 12.5;
        }
        """],
        "Remove 'a'");
}
