using System.Text;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Code that no person writes, but programs do: very long and very deep, and some that the compiler itself fails at. It must end, without an exception, and on a stack that is not ours. What is found in it
/// is a matter of the corpus; here, that what the deep code leads to is still found, where a compiler gets so far.
/// </summary>
public sealed class DeepCodeTests
{
    private static readonly Dictionary<string, (string Code, bool IsSeen)> s_cases = new(StringComparer.Ordinal)
    {
        ["a sum of 3,000 numbers"] = (Task("int", "return " + Repeat(3000, " + ", i => "N") + " + DateTime.Now.Year;"), true),
        ["a text of 3,000 parts"] = (Task("string", "return " + Repeat(3000, " + ", i => $"\"{i}\"") + " + DateTime.Now.Year;"), true),
        ["a condition of 2,000 parts"] = (Task("bool", "return " + Repeat(2000, " && ", i => $"N != {i}") + " && DateTime.Now.Year > 0;"), true),
        ["400 brackets"] = (Task("int", "return " + new string('(', 400) + "DateTime.Now.Year" + new string(')', 400) + ";"), true),
        ["150 lambdas within each other"] = (Task("int", "Func<int, int> f = " + Repeat(150, "", i => $"x{i} => ((Func<int, int>)(") + "y => y" + Repeat(150, "", _ => "))(N)") + "; return f(DateTime.Now.Year);"), false),
        ["300 blocks"] = (Task("int", Repeat(300, "", _ => "if (N > 1) { ") + "N2 = DateTime.Now.Year;" + new string('}', 300) + " return N2;", "int N2 = 0;"), true),
        ["1,000 times else if"] = (Task("int", Repeat(1000, " else\n", i => $"if (N == {i}) return {i};") + " return DateTime.Now.Year;"), true),
        ["14 loops within each other"] = (Task("int", "var n = 0; " + Repeat(14, "", i => $"for (var i{i} = 0; i{i} < N; i{i}++) {{ ") + "n += DateTime.Now.Year;" + new string('}', 14) + " return n;"), true),
        ["60 loops within each other"] = (Task("int", "var n = 0; " + Repeat(60, "", i => $"foreach (var i{i} in new[] {{ N }}) {{ ") + "n += N;" + new string('}', 60) + " return n;"), false),
        ["a chain of 400 calls"] = (Task("string", "return new System.Text.StringBuilder()" + Repeat(400, "", i => $".Append(\"{i}\")\n") + ".Append(DateTime.Now.Year).ToString();"), true),
        ["a query of 150 steps"] = (Task("int", "return Enumerable.Range(0, N)" + Repeat(150, "", i => $".Select(x => x + {i})") + ".Select(x => x + DateTime.Now.Year).Sum();"), true),
        ["queries within each other"] = (Task("int", "return " + Repeat(7, "", i => $"Enumerable.Range(0, N).Select(x{i} => ") + "DateTime.Now.Year" + Repeat(7, "", _ => ").Sum()") + ";"), true),
        ["a switch of 300 cases"] = (Task("int", "switch (N) {" + Repeat(300, "", i => $"case {i}: var y{i} = N + {i}; return y{i};") + "default: return DateTime.Now.Year; }"), true),
        ["a switch expression of 300 arms"] = (Task("int", "return N switch {" + Repeat(300, "", i => $"{i} => N + {i},") + "_ => DateTime.Now.Year };"), true),
        ["an array of 5,000 elements"] = (Task("int", "int[] all = [" + Repeat(5000, ", ", i => $"N + {i}") + ", DateTime.Now.Year]; return all[N];"), true),
        ["a dictionary of 2,000 entries"] = (Task("int", "var all = new Dictionary<int, int> { " + Repeat(2000, ", ", i => $"[{i}] = N") + ", [2000] = DateTime.Now.Year }; return all[N];"), true),
        ["initialisers within each other"] = (Task("int", "var all = " + Repeat(14, "", _ => "new List<object> { ") + "DateTime.Now.Year" + new string('}', 14) + "; return ((IEnumerable<int>)all[0]).First();"), true),
        ["1,000 locals under 500 conditions"] = (Task("int", "var n = 0; " + Repeat(1000, "", i => $"var l{i} = N + {i};\n") + Repeat(500, "", i => $"if (l{i} > N) n += l{i};\n") + "return n + DateTime.Now.Year;"), true),
        ["indices within each other"] = (Task("int", "var a = new int[9]; " + Repeat(18, "", _ => "a[") + "N" + Repeat(18, "", _ => "] += 1") + "; return DateTime.Now.Year;"), true),
        ["a chain of 1,500 members"] = (Task("int", "return M0(N);") + Members(1500, i => $"int M{i}(int n) => M{i + 1}(n + {i});") + "static partial class Members { public static int M1500(int n) => DateTime.Now.Year; }", true),
        ["a ring of 300 members"] = (Task("int", "return M0(N);") + Members(300, i => $"int M{i}(int n) => n > 1 ? M{(i + 1) % 300}(n) : M{i * 7 % 300}(n - 1) + DateTime.Now.Year;"), true),
        ["each member calls all others"] = (Task("int", "return M0(N);") + Members(24, i => $"int M{i}(int n) => n == 0 ? DateTime.Now.Year : " + Repeat(24, " + ", j => $"M{j}(n - 1)") + ";"), true),
        ["local functions that call each other twice"] = (Task("int", Repeat(24, "", i => $"int F{i}(int n) => F{i + 1}(n) + F{i + 1}(n + 1); ") + "int F24(int n) => n; return F0(N) + DateTime.Now.Year;"), true),
        ["generic recursion"] = (Task("int", "return Members.Deep<int>(N);") + "static class Members { public static int Deep<T>(int n) => n == 0 ? DateTime.Now.Year : Deep<List<T>>(n - 1) + Deep<(T, T)>(n - 1); }", true),
        ["statics that lead to each other"] = (
            Task("int", "return S0.Of(N).Count;") + Repeat(30, "", i => $"static class S{i} {{ public static List<int> All = new(); public static List<int> Of(int n) {{ var all = n > 3 ? S{(i + 1) % 30}.Of(n) : S{i * 7 % 30}.All; all.Add(n); All = all; return All; }} }} "), false),
        ["an override that asks itself by its base"] = (
            Task("int", "return new Own(N).GetHashCode();") + "sealed class Own(int n) { public override int GetHashCode() => ((object)this).GetHashCode() + n; public override string ToString() => ((object)this).ToString() + n; }", false),
        ["a hundred implementations that call each other"] = (
            Task("int", "return Pick(N).Do(N);", "private static IDo Pick(int n) => n > 1 ? new D1() : new D2();") + "interface IDo { int Do(int n); } " + Repeat(100, "", i => $"sealed class D{i} : IDo {{ private readonly IDo _next = new D{(i + 1) % 100}(); public int Do(int n) => _next.Do(n) + new D{i * 3 % 100}().Do(n); }} "), false),
        ["types within each other"] = (Task("int", "return " + Repeat(60, ".", i => $"T{i}") + ".Value;") + Repeat(60, "", i => $"public static class T{i} {{ ") + "public static int Value => DateTime.Now.Year;" + new string('}', 60), true),
        ["a pattern of 300 parts"] = (Task("bool", "return N is " + Repeat(300, " or ", i => $"{i}") + " || DateTime.Now.Year > 1;"), true),
        ["conditional access within each other"] = (Task("int", "return " + Repeat(300, "", _ => "Get()?.") + "N + DateTime.Now.Year;", "private T? Get() => this;").Replace("?.N +", "?.N ?? 0 +", StringComparison.Ordinal), true),
        ["an interpolated text of 300 holes"] = (Task("string", "return $\"" + Repeat(300, " ", _ => "{N}") + "{DateTime.Now.Year}\";"), true),
        ["700 statements that write"] = (Task("int", Repeat(700, "", i => $"System.IO.File.AppendAllText(\"f{i}\", \"x\");\n") + "return N;"), true),
        ["a text that doubles"] = (Task("string", "var s = \"ab\" + N; " + Repeat(200, "", _ => "s = s + s; ") + "return s + DateTime.Now.Year;"), true),
        ["a list that holds itself"] = (Task("int", "var all = new List<object>(); " + Repeat(300, "", _ => "all.Add(all); ") + "return all.Count + DateTime.Now.Year;"), true),
        ["try in try"] = (Task("int", Repeat(60, "", _ => "try { ") + "N2 = DateTime.Now.Year;" + Repeat(60, "", i => "} finally { N2 += 1; }") + " return N2;", "int N2 = 0;"), true),
        ["a list pattern of a pointer, of which the compiler makes no operation"] = (Task("int", "unsafe { int* p = null; return p switch { [0, ..] => 1, _ => 2 }; }"), false),
        ["catch in catch"] = (Task("int", "var n = 0; " + Repeat(24, "", _ => "try { n++; } catch (Exception) { ") + "n = DateTime.Now.Year;" + new string('}', 24) + " return n;"), true),
    };

    public static TheoryData<string> Cases() => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_ends_and_finds_what_it_leads_to(string name)
    {
        var (code, isSeen) = s_cases[name];
        // A thread of a pool, as that of a compiler is, has no more than this.
        var said = await OnSmallStack(() => AllAnalyzers.Report(AllAnalyzers.Compile([("Deep.cs", code)]), AllAnalyzers.Create()));
        if (isSeen) Assert.Contains(said, one => one.Contains("RFN101", StringComparison.Ordinal) || one.Contains("RFN201", StringComparison.Ordinal));
        await AllAnalyzers.Ask([("Deep.cs", code)]);
    }

    private static Task<T> OnSmallStack<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(work().GetAwaiter().GetResult());
                }
                catch (Exception exception)
                {
                    done.SetException(exception);
                }
            },
            1024 * 1024);
        thread.Start();
        return done.Task;
    }

    private static string Task(string type, string body, string members = "") =>
        $"using static Members; [Task] public sealed partial record T(int N) {{ {(members.StartsWith("int ", StringComparison.Ordinal) ? "" : members)} public {type} Run() {{ {(members.StartsWith("int ", StringComparison.Ordinal) ? members : "")} {body} }} }} static partial class Members {{ }} ";

    private static string Members(int count, Func<int, string> member) => "static partial class Members { " + Repeat(count, " ", i => "public static " + member(i)) + " } ";

    /// <summary>Many parts. Of wide ones some stand in each line: the compiler's formatter, which fixes ask, takes quadratic time for a long line.</summary>
    private static string Repeat(int count, string separator, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : separator).Append(part(i));
            if (i % 20 == 19 && separator.Trim().Length > 0) text.Append('\n');
        }
        return text.ToString();
    }
}
