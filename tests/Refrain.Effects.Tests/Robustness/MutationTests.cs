using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Half-typed programs: files of the corpus and the samples of which tokens and lines were taken out, doubled and exchanged, or which end somewhere. Neither
/// analyzers nor fixes may throw on them. The seed is printed with a failure; REFRAIN_SEED gives another, REFRAIN_MUTATIONS more of them.
/// </summary>
public sealed class MutationTests
{
    private static readonly int s_rounds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_MUTATIONS") ?? "24", CultureInfo.InvariantCulture);
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEED") ?? "20260311", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_throws_on_half_typed_programs()
    {
        var random = new Random(s_seed);
        var programs = CorpusFile.ReadAll(null).Select(file => file.Parts.Select(part => (part.Name, part.Text)).ToArray())
            .Concat(Directory.EnumerateFiles(RepositoryFolder.File("samples"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(file => new[] { (Path.GetFileName(file), File.ReadAllText(file)) }))
            .ToArray();
        await Each(random, s_rounds, round =>
        {
            var program = programs[random.Next(programs.Length)].ToArray();
            var at = random.Next(program.Length);
            program[at].Item2 = Mutate(program[at].Item2, random);
            return program;
        });
    }

    [Fact]
    public async Task Nothing_throws_on_random_programs()
    {
        var random = new Random(s_seed);
        await Each(random, s_rounds / 2, round => [("Random.cs", new RandomProgram(random).Text())]);
    }

    [Fact]
    public Task Nothing_throws_at_a_member_whose_name_is_not_there_yet() => AllAnalyzers.Ask(
        [("Unnamed.cs", "public record P(int X, int); [Task] public sealed partial record T(int X) { public IEnumerable<P> Run() { var all = new List<P>(); all.AddRange([new(X, 2)]); return [new(X, 2), .. all]; } }")]);

    private static async Task Each(Random random, int rounds, Func<int, (string Name, string Text)[]> make)
    {
        for (var round = 0; round < rounds; round++)
        {
            var program = make(round);
            try
            {
                await AllAnalyzers.Ask(
                    [.. program.Where(part => part.Name.EndsWith(".cs", StringComparison.Ordinal))],
                    [.. program.Where(part => !part.Name.EndsWith(".cs", StringComparison.Ordinal)), ("RefrainTasks.txt", "task Nowhere(int N) -> int\n")]);
            }
            catch (Exception exception)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"REFRAIN_SEED={s_seed}, round {round}:\n{string.Join("\n//// File\n", program.Select(part => part.Text))}\n{exception}"));
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return text[..random.Next(text.Length + 1)];
            case 1:
                var lines = text.Split('\n').ToList();
                Change(lines, random);
                return string.Join('\n', lines);
            default:
                var tokens = CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
                Change(tokens, random);
                return string.Concat(tokens);
        }
    }

    private static void Change(List<string> parts, Random random)
    {
        for (var change = random.Next(1, 8); change > 0 && parts.Count > 1; change--)
        {
            var (at, other) = (random.Next(parts.Count), random.Next(parts.Count));
            switch (random.Next(5))
            {
                case 0: parts.Insert(at, parts[other]); break;
                case 1: parts[at] = parts[other]; break;
                case 2: (parts[at], parts[other]) = (parts[other], parts[at]); break;
                default: parts.RemoveAt(at); break;
            }
        }
    }
}
