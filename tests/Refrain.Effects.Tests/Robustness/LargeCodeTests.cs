using System.Text;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Code of a size that people do not write in one place, but generators do, and large code bases have in all: the analyzers must come to an end in it. The
/// sizes are such that a cost which grows with the square of them would be told.
/// </summary>
public sealed class LargeCodeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public Task A_switch_of_many_cases() => Ends(
        "public static int Of(int n) { switch (n) { " + Many(400, static i => $"case {i}: last += Case{i}(n); break; ") + "} return last; } private static int last; "
        + Many(400, static i => $"private static int Case{i}(int n) => n + DateTime.Now.Day * {i}; "), "Made.Of(N)");

    [Fact]
    public Task Calls_of_calls_of_calls() => Ends(
        Many(1200, static i => $"public static string Deep{i}(string text) {{ var local = Deep{i + 1}(text + {i}); return local; }} ") + "public static string Deep1200(string text) => text + Guid.NewGuid();", "Made.Deep0(\"x\").Length");

    [Fact]
    public Task Two_ways_at_each_of_many_steps() => Ends(
        Many(60, static i => $"public static int Left{i}(int n) => Left{i + 1}(n) + Right{i + 1}(n); public static int Right{i}(int n) => Right{i + 1}(n) - Left{i + 1}(n); ")
        + "public static int Left60(int n) => n; public static int Right60(int n) => DateTime.Now.Year;", "Made.Left0(N)");

    [Fact]
    public Task Members_that_all_call_each_other() => Ends(
        Many(30, static i => $"public static int Round{i}(int n) => n <= 0 ? {i} : " + string.Join(" + ", Enumerable.Range(1, 4).Select(step => $"Round{(i + step) % 30}(n - {step})")) + "; "), "Made.Round0(N)", tasks: 30, static i => $"Made.Round{i}(N)");

    [Fact]
    public Task An_interface_of_many_implementations() => Ends(
        "public interface IStep { int Do(int n, IStep next); } "
        + Many(150, static i => $"public sealed class Step{i} : IStep {{ public int Do(int n, IStep next) {{ if (n > {i}) File.AppendAllText(\"log.txt\", \"{i}\"); return next.Do(n - 1, new Step{(i + 1) % 150}()); }} }} ")
        + "public static int Go(IStep first, int n) => first.Do(n, first);", "Made.Go(new Made.Step0(), N)");

    [Fact]
    public Task A_chain_of_many_overrides() => Ends(
        "public class Base0 { public virtual string Say(int n) => \"\"; } " + Many(150, static i => $"public class Base{i + 1} : Base{i} {{ public override string Say(int n) => base.Say(n) + {i} + Environment.MachineName; }} ")
        + "public static string Said(Base0 one, int n) => one.Say(n);", "Made.Said(N > 3 ? new Made.Base0() : new Made.Base150(), N).Length");

    [Fact]
    public Task Statics_of_one_name_in_many_types() => Ends(
        Many(250, static i => $"public class Table{i} {{ public static readonly Table{i} Instance = new(); public List<int> Rows {{ get; }} = []; public int Sum() => Table{(i + 1) % 250}.Instance.Rows.Count + Instance.Rows.Count; }} "),
        "Made.Table0.Instance.Sum()", tasks: 50, static i => $"Made.Table{i * 5}.Instance.Sum()");

    private static string Many(int count, Func<int, string> text) => Enumerable.Range(0, count).Aggregate(new StringBuilder(), (all, i) => all.Append(text(i))).ToString();

    private static Task Ends(string members, string call) => Ends(members, call, tasks: 1, _ => call);

    private static async Task Ends(string members, string call, int tasks, Func<int, string> calls)
    {
        var text = $"public static class Made {{ {members} }}\n" + Many(tasks, i => $"[Task] public sealed partial record Large{i}(int N) {{ public int Run() => {(i == 0 ? call : calls(i))}; }}\n");
        var compilation = AllAnalyzers.Compile([("Large.cs", text)]);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(3).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        await AllAnalyzers.Report(compilation, AllAnalyzers.Create()).WaitAsync(s_limit);
    }
}
