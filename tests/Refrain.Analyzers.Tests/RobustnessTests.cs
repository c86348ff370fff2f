using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests;

/// <summary>
/// Nobody types whole declarations at once: neither generator nor analyzer may throw on what is half there. The sources are the rule
/// pages' and a big one; random tokens are taken out, doubled or exchanged. The seed is printed with a failure; REFRAIN_SEED gives another.
/// </summary>
public sealed class RobustnessTests
{
    private const int Rounds = 150;

    private const string Everything = """
        using System.Collections.Immutable;
        namespace App;
        public enum Unit { Celsius, Kelvin }
        public record Station(int Id, [property: Column("n")] string? Name, Unit Unit = Unit.Kelvin);
        [Source(Name = "s")] public sealed partial record Stations(string Region) { public Task<string> Observe([Service] IServiceProvider services) => Task.FromResult("1"); public IEnumerable<Station> Read() => []; }
        public partial class Outer { [Task, Requires<Stations>] public sealed partial record Clean(string Region, [property: Insignificant] int Batch = 10) { public IEnumerable<Station> Run(IEnumerable<Station> stations) => stations; } }
        [Task(Version = 2, Retention = Retention.Intermediate, Format = OutputFormat.JsonLines)]
        public sealed partial record Report(string Region, ImmutableArray<int> Years, (int, string) Pair)
        {
            public required DateOnly Day { get; init; }
            [Requires] public Outer.Clean Clean => new(Region);
            [Requires] public Outer.Clean? Maybe => Years.IsEmpty ? null : new(Region);
            [Requires] public IEnumerable<Stations> Many => [new(Region)];
            [Requires] public FileSource File => new("a.txt");
            [Requires] public async Task<IEnumerable<Outer.Clean>> Found(IReadOnlyList<Station> clean) { await Task.Yield(); return clean.Select(s => new Outer.Clean(s.Name!)); }
            [Requires(OrderOnly = true)] public Stations Last => new("");
            public async IAsyncEnumerable<Dictionary<string, Station[]>> Run(TaskContext context, IReadOnlyDictionary<Stations, IReadOnlyList<Station>> many, Artifact<IReadOnlyList<Station>>? maybe,
                [Delimited('|', Quoted = true)] IEnumerable<Station> file, IReadOnlyList<IReadOnlyList<Station>> found, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation) { await Task.Yield(); yield return []; }
        }
        """;

    [Fact]
    public void The_source_of_the_mutations_is_sound_itself() =>
        Assert.Empty(RoslynHarness.CompilerDiagnostics(RoslynHarness.Compile(Everything.Replace(", (int, string) Pair", "", StringComparison.Ordinal))));

    [Fact]
    public async Task Nothing_throws_on_mutated_sources()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REFRAIN_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 791776054;
        var random = new Random(seed);
        var sources = Directory.EnumerateFiles(RepositoryFolder.File("docs/rules"), "RFN*.md").Order(StringComparer.Ordinal)
            .SelectMany(file => MarkdownCode.Read("docs/rules/" + Path.GetFileName(file))).Select(block => block.Code).Prepend(Everything).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var source = HalfTyped.Of(random.Next(3) == 0 ? sources[random.Next(sources.Length)] : Everything, random);
            try
            {
                var output = GeneratorRun.Start(RoslynHarness.Compile(source), RefrainChecks.Generator()).Output;
                await RoslynHarness.Analyze(output, new DeclarationAnalyzer());
            }
            catch (Exception exception)
            {
                Assert.Fail($"REFRAIN_SEED={seed.ToString(CultureInfo.InvariantCulture)}, round {round.ToString(CultureInfo.InvariantCulture)}:\n{source}\n{exception}");
            }
        }
    }
}
