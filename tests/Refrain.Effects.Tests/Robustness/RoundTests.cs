using System.Text;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Large programs, in which interfaces and events make one round of nearly all members: how often members are walked, and how much is kept of each, grows with
/// their number and no faster. Counted, not timed.
/// </summary>
public sealed class RoundTests
{
    private const int Members = 120;

    /// <summary>Each member hands a static on to others that may change it, so that each static asks about the whole round.</summary>
    [Fact]
    public void Statics_that_a_round_hands_on_cost_no_walk_of_the_round_each()
    {
        var inference = Asked(
            "public interface IPart { void Do(int n, List<string> all); } "
            + Many(static i => $"public sealed class Part{i} : IPart {{ internal static readonly List<string> Kept = new(); public void Do(int n, List<string> all) {{ var mine = Kept; Fill(mine, n); Made.Next(n).Do(n - 1, mine); }} private static void Fill(List<string> all, int n) {{ foreach (var one in all) Made.Next(n).Do(n - one.Length, Part{(i + 1) % Members}.Kept); }} }} ")
            + "public static class Made { public static IPart Next(int n) => n switch { " + Many(static i => $"{i} => new Part{i}(), ") + "_ => new Part0() }; }",
            "Made.Next(N).Do(N, []);", out _);
        // Four times for the round itself, and as often for what becomes of statics.
        Assert.InRange(inference.Walks, Members, 10 * Members * 2);
    }

    /// <summary>Each member sets members of members of what it was given and hands parts of that on.</summary>
    [Fact]
    public void Of_what_a_round_changes_a_member_keeps_a_bounded_part()
    {
        var inference = Asked(
            "public interface IStep { void Do(Box box, int n); } public sealed class Box { public Box? Left { get; set; } public Box? Right { get; set; } public string Text { get; set; } = \"\"; } "
            + Many(static i => $"public sealed class Step{i} : IStep {{ public Box Own {{ get; }} = new(); private Box _last{i} = new(); public void Do(Box box, int n) {{ box.Left!.Text += n; _last{i}.Right = box.Right; Own.Left = _last{i}.Right; Made.Next(n).Do(box.Right!, n); Made.Next(n + 1).Do(Own, n); Made.Next(n - 1).Do(_last{i}, n); }} }} ")
            + "public static class Made { public static IStep Next(int n) => n switch { " + Many(static i => $"{i} => new Step{i}(), ") + "_ => new Step0() }; }",
            "Made.Next(N).Do(new Box(), N);", out var compilation);
        var steps = Enumerable.Range(0, Members).Select(i => compilation.GetTypeByMetadataName($"Step{i}")!.GetMembers("Do").OfType<IMethodSymbol>().Single());
        Assert.All(steps, step => Assert.InRange(new Session(inference, CancellationToken.None).Of(step).Changes.Length, 1, 150));
        Assert.InRange(inference.Walks, Members, 10 * Members);
    }

    /// <summary>What a member does is told of each of its calls, but of one that does very much only a part.</summary>
    [Fact]
    public void Of_a_call_that_does_very_much_a_part_is_told()
    {
        var inference = Asked(
            "public static class Made { public static void All() { " + Many(static i => $"One{i}(); ") + "} public static void Twice() { All(); All(); } " + Many(static i => $"private static void One{i}() => File.AppendAllText(\"{i}.txt\", \"\"); ") + "}",
            "Made.Twice();", out var compilation);
        var made = compilation.GetTypeByMetadataName("Made")!;
        int Effects(string name) => new Session(inference, CancellationToken.None).Of(made.GetMembers(name).OfType<IMethodSymbol>().Single()).Effects.Count(static effect => effect.Kind == EffectKind.File);
        Assert.Equal(96, Effects("All"));
        Assert.InRange(Effects("Twice"), 2, 96);
    }

    private static string Many(Func<int, string> text) => Enumerable.Range(0, Members).Aggregate(new StringBuilder(), (all, i) => all.Append(text(i))).ToString();

    private static Inference Asked(string members, string calls, out Compilation compilation)
    {
        compilation = AllAnalyzers.Compile([("Round.cs", $"{members}\n[Task] public sealed partial record Large(int N) {{ public int Run() {{ {calls} return N; }} }}\n")]);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        var inference = new Inference(compilation, ApiTables.Of(compilation, []));
        TaskEffects.Of(compilation.GetTypeByMetadataName("Large")!, inference, CancellationToken.None);
        return inference;
    }
}
