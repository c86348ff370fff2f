extern alias generator;

using generator::Refrain.Generator;
using Refrain.CodeFixes;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

/// <summary>
/// Declarations in odd shapes, and code around them that a fix could break: what is offered compiles, is clean of what it mends and keeps the
/// document's line ends, alone and for all at once. What would break something is not offered.
/// </summary>
public sealed class OddFixTests
{
    private static readonly FixSetting s_setting = new(
        FixSetting.FixesOf<ProblemFix>().RemoveAll(static fix => fix.GetType().Namespace != typeof(ProblemFix).Namespace),
        [new DeclarationAnalyzer()], GeneratorReferences.Of(new RefrainGenerator()), [.. References.All]);

    /// <summary>The titles that are offered for the reports of a rule, in the order of places; with the line ends of Windows too.</summary>
    private static async Task Offers(string rule, string[] titles, string[] sources, string? usings = null)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            using var project = new FixableProject(s_setting, sources.Select((source, i) => (string.Create(null, $"Test{i}.cs"), source.ReplaceLineEndings(lineEnd))), usings);
            var trial = await project.Try();
            Assert.True(trial.Faults.Count == 0, string.Join("\n\n", trial.Faults));
            Assert.Equal(titles, trial.Reports.Where(report => report.Rule == rule).SelectMany(report => report.Offers));
        }
    }

    [Fact]
    public Task A_task_in_odd_clothes_becomes_partial() => Offers(
        "RFN001", ["Make it partial", "Make it partial"],
        [
            """
            namespace A
            {
                namespace B
                {
            		/// <summary>With tabs.</summary>
            		[Task(Version = 2)] // once
            		#if !NOTHING
            		[Obsolete]
            		#endif
            		internal sealed record Tabbed(int X) { public int Run() => X; }
                }

                internal partial class Outer
                {
                    [Task] sealed /* here */ record Inner(int X)
                    {
                        public int Run() => X;
                    }
                }
            }
            """,
        ]);

    [Fact]
    public Task What_another_record_derives_from_is_not_sealed() => Offers(
        "RFN002", [],
        [
            "[Task] public partial record Basic(string Name) { public string Run() => Name; }",
            "public sealed record Further(string Name, int More) : Basic(Name);",
        ]);

    [Fact]
    public Task A_struct_with_members_that_are_read_only_becomes_a_record() => Offers(
        "RFN002", ["Make it a sealed record"],
        [
            """
            [Task]
            public partial struct Sized(int Count)
            {
                public int Count { get; } = Count;

                public readonly int Run() => Count;
            }
            """,
        ]);

    [Fact]
    public Task A_class_with_a_primary_constructor_becomes_a_record() => Offers(
        "RFN002", ["Make it a sealed record"],
        [
            """
            [Task]
            public partial class Sized(int count)
            {
                public int Count { get; } = count;

                public int Run() => Count;
            }
            """,
        ]);

    [Theory]
    [InlineData("public static void Set(Forecast forecast) => forecast.Days = 4;")]
    [InlineData("public static void Set(Forecast forecast) => forecast.Days++;")]
    [InlineData("public static void Set(Forecast forecast) => forecast.Days += 2;")]
    [InlineData("public static void Set(Forecast forecast) => (forecast.Days, _) = (4, 5);")]
    public Task A_property_that_is_set_afterwards_does_not_become_init_only(string member) => Offers(
        "RFN005", [],
        [
            """
            [Task]
            public sealed partial record Forecast(string City)
            {
                public int Days { get; set; } = 3;

                public string Run() => City;
            }
            """,
            $"public static class User {{ {member} }}",
        ]);

    [Fact]
    public Task A_property_that_an_interface_or_a_base_wants_settable_stays_so() => Offers(
        "RFN005", [],
        [
            """
            public interface ILong { int Days { get; set; } }

            public abstract record Base { public abstract int Hours { get; set; } }

            [Task]
            public sealed partial record Forecast(string City) : Base, ILong
            {
                public int Days { get; set; } = 3;

                public override int Hours { get; set; }

                public string Run() => City;
            }
            """,
        ]);

    [Fact]
    public Task What_is_set_where_the_task_is_made_is_init_only() => Offers(
        "RFN005", ["Make it init-only", "Make it init-only"],
        [
            """
            [Task]
            public sealed partial record Forecast(string City)
            {
                private int _hours;

                public int Days { get; set; } = 3;

                public int Hours { get => _hours; set { _hours = value; } }

                public string Run() => City;
            }

            public static class User
            {
                public static Forecast Make() => new("Here") { Days = 4 };

                public static Forecast More(Forecast forecast) => forecast with { Days = forecast.Days + 1 };
            }
            """,
        ]);

    [Fact]
    public Task A_parameter_of_a_Run_that_is_called_stays() => Offers(
        "RFN006", [],
        [
            """
            [Task]
            public sealed partial record Mean(string City)
            {
                public double Run(IReadOnlyList<double> values) => 3;
            }
            """,
            "public static class User { public static double Of(Mean mean) => mean.Run([1.5]); }",
        ]);

    [Fact]
    public Task A_name_that_is_taken_is_not_required_again() => Offers(
        "RFN006", ["Remove 'temperatures'"],
        [
            """
            [Task] public sealed partial record Temperatures(string City) { public IEnumerable<double> Run() => [1.5]; }

            [Task]
            public sealed partial record Mean(string City)
            {
                private static int Temperatures() => 4;

                public double Run(IReadOnlyList<double> temperatures) => Temperatures();
            }
            """,
        ]);

    [Fact]
    public Task A_misspelt_name_does_not_take_the_name_of_a_local() => Offers(
        "RFN006", ["Require 'Temperatures'"],
        [
            """
            [Task] public sealed partial record Temperatures(string City) { public IEnumerable<double> Run() => [1.5]; }

            [Task]
            public sealed partial record Mean(string City)
            {
                [Requires(OrderOnly = true)] public Temperatures Temperatures => new(City);

                public double Run(IReadOnlyList<double> temperaturs)
                {
                    var temperatures = temperaturs.Count;
                    return temperatures;
                }
            }
            """,
        ]);

    private const string NoRefrain = "global using System; global using System.Collections.Generic;";

    [Fact]
    public Task Attributes_are_found_without_a_using() => Offers(
        "RFN006", ["Require 'Temperatures'", "Take 'clock' as a service"],
        [
            """
            public interface IClock { DateTime Now { get; } }

            [Refrain.Task] public sealed partial record Temperatures(string City) { public IEnumerable<double> Run() => [1.5]; }

            [Refrain.Task]
            public sealed partial record Mean(string City)
            {
                public double Run(IReadOnlyList<double> temperatures, IClock clock) => temperatures.Count + clock.Now.Day;
            }
            """,
        ],
        NoRefrain);

    [Fact]
    public Task An_output_does_not_take_the_name_of_a_local() => Offers(
        "RFN008", ["Require 'Temperatures' for the order only", "Remove 'Temperatures'"],
        [
            """
            [Task] public sealed partial record Temperatures(string City) { public IEnumerable<double> Run() => [1.5]; }

            [Task]
            public sealed partial record Mean(string City)
            {
                [Requires] public Temperatures Temperatures => new(City);

                public double Run()
                {
                    var temperatures = 3;
                    return temperatures;
                }
            }
            """,
        ]);

    [Fact]
    public Task An_output_is_no_parameter_of_a_Run_that_is_called() => Offers(
        "RFN008", ["Require 'Temperatures' for the order only", "Remove 'Temperatures'"],
        [
            """
            [Task] public sealed partial record Temperatures(string City) { public IEnumerable<double> Run() => [1.5]; }

            [Task]
            public sealed partial record Mean(string City)
            {
                [Requires, Obsolete] public Temperatures Temperatures => new(City);

                public double Run() => 3;
            }
            """,
            "public static class User { public static double Of(Mean mean) => mean.Run(); }",
        ]);

    [Fact]
    public Task Who_makes_the_task_passes_the_parameter_on() => Offers(
        "RFN009", ["Add parameter 'Day' to 'Mean'"],
        [
            """
            [Task] public sealed partial record Temperatures(DateOnly Day) { public IEnumerable<double> Run() => [1.5]; }

            [Task, Requires<Temperatures>]
            public sealed partial record Mean(string City)
            {
                public double Run(IReadOnlyList<double> temperatures) => temperatures.Count;
            }

            [Task]
            public sealed partial record Report(string City, DateOnly Day)
            {
                [Requires] public Mean Mean => new(City);

                public string Run(double mean) => City;
            }

            public static class User
            {
                public static Mean Of(DateOnly day) => new("Here");

                public static Mean Named(DateOnly day) => new Mean(City: "Here");
            }
            """,
        ]);

    [Fact]
    public Task A_parameter_that_nobody_can_pass_is_not_added() => Offers(
        "RFN009", [],
        [
            """
            [Task] public sealed partial record Temperatures(DateOnly Day) { public IEnumerable<double> Run() => [1.5]; }

            [Task, Requires<Temperatures>]
            public sealed partial record Mean(string City)
            {
                public double Run(IReadOnlyList<double> temperatures) => temperatures.Count;
            }

            public static class User { public static Mean Of() => new("Here"); }
            """,
        ]);

    [Fact]
    public async Task A_cancelled_request_ends_as_such()
    {
        using var project = new FixableProject(s_setting, [("Test0.cs", "[Task] public record Sized(int Count) { public int Days { get; set; } public int Run() => Count; }")]);
        await project.Cancel();
    }
}
