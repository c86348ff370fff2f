using System.Globalization;
using System.Text;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Makes programs of all that the language has, within each other at random. Their syntax is mostly right, their types mostly aren't: so every construct meets
/// every other, bound or not.
/// </summary>
internal sealed class RandomProgram(Random random)
{
    private const int Deepest = 3;

    private static readonly string[] s_types =
    [
        "int", "string", "double", "object", "List<int>", "Dictionary<string, C0>", "int[]", "C0", "C1<int>", "R0", "S0", "I0", "(int A, string B)", "Func<int, int>", "Task<int>",
        "IEnumerable<string>", "IAsyncEnumerable<int>", "Span<int>", "int?", "dynamic", "var", "Missing", "DateTime", "T", "Action", "E0", "OutputFile", "TaskContext", "HashSet<int>",
    ];

    private static readonly string[] s_names = ["a", "b", "c", "N", "P0", "P1", "F0", "S", "M0", "M1", "M2", "this", "base", "C0", "R0", "E0", "T0", "item", "context", "output", "missing", "Static", "Shared"];

    private static readonly string[] s_members =
    [
        "P0", "P1", "F0", "Count", "Length", "Item1", "A", "ToString()", "GetHashCode()", "M0(a)", "M1(a, b)", "Select(x => x)", "Where(x => x > 0).ToList()", "Add(a)", "OrderBy(x => x)", "Dispose()",
        "Result", "Value", "ConfigureAwait(false)", "Path", "WriteAllText(\"x\")", "Missing", "Invoke(a)", "Keys", "TryGetValue(\"a\", out var found)", "E0", "Append(a)", "AsParallel().Sum()",
    ];

    private static readonly string[] s_calls =
    [
        "DateTime.Now", "Guid.NewGuid()", "Random.Shared.Next()", "Environment.MachineName", "System.IO.File.ReadAllText(\"a\")", "System.IO.File.AppendAllText(\"a\", \"b\")", "Console.WriteLine(a)",
        "string.Format(\"{0:N}\", a)", "System.Diagnostics.Process.Start(\"a\")", "System.Threading.Tasks.Task.Run(() => a)", "new System.Net.Http.HttpClient().PostAsync(\"u\", null)", "C0.Shared.Add(1)", "Static = a",
    ];

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _locals;

    /// <summary>A program.</summary>
    public string Text()
    {
        _text.Append("using System.Runtime.CompilerServices;\nnamespace Odd;\npublic enum E0 { A, B = 3 }\npublic interface I0 { int M0(int a); int P0 { get; set; } static abstract I0 operator +(I0 a, I0 b); }\n");
        for (var i = random.Next(1, 3); i >= 0; i--) TaskType(i);
        Type("public partial class C0 : I0", "C0");
        Type("public class C1<T> : C0 where T : new()", "C1");
        Type("public record R0(int A, string B) : IDisposable", "R0");
        Type("public readonly struct S0(int a)", "S0");
        Type("public static class X0", "X0");
        return _text.ToString();
    }

    private void TaskType(int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"[Task] public sealed partial record T{number}(int N, string P1 = \"\", [property: Insignificant] int P0 = 1)\n{{\n[Requires] public FileSource File => new({Expression()});\n");
        if (random.Next(2) == 0) _text.Append(CultureInfo.InvariantCulture, $"[Requires] public IEnumerable<T{number + 1}> Others => {Expression()};\n");
        Member("Run(IReadOnlyList<string> file, TaskContext context, OutputFile output)", Pick("int", "void", "IEnumerable<int>", "Task<string>", "async Task", "async IAsyncEnumerable<int>"));
        for (var i = random.Next(3); i > 0; i--) Member($"M{i}(int a, object b = null, params int[] c)", Pick("int", "static int", "async Task<int>", "IEnumerable<int>"));
        _text.Append("}\n");
    }

    private void Type(string head, string name)
    {
        _text.Append(head).Append("\n{\n");
        _text.Append(CultureInfo.InvariantCulture, $"private int F0 = {Expression()}; public static readonly List<int> Shared = new() {{ {Expression()} }}; public static object Static {{ get; set; }} = {Expression()}; public event Action Changed;\n");
        _text.Append(CultureInfo.InvariantCulture, $"public int P0 {{ get => {Expression()}; set {{ {Statements()} }} }} public {Pick("virtual ", "", "required ")}object P1 {{ get; init; }} = {Expression()};\n");
        _text.Append(CultureInfo.InvariantCulture, $"static {name}() {{ {Statements()} }} public {name}(int a, int b) : {Pick("this", "base")}({Expression()}) {{ {Statements()} }}\n");
        _text.Append(CultureInfo.InvariantCulture, $"public object this[int a] {{ get {{ {Statements()} }} set => F0 = a; }} public static {name} operator +({name} a, {name} b) => {Expression()}; public static implicit operator int({name} a) => {Expression()};\n");
        for (var i = 0; i < 3; i++) Member($"M{i}({Pick("int a", "ref int a, out string b", "params int[] a", "this C0 a, in int b", "Func<int, Task> a", "T a")})", Pick("int", "virtual int", "override int", "static T", "async Task<int>", "async void", "IEnumerable<int>", "ref int", "partial void"));
        _text.Append("~").Append(name).Append("() { } public void Dispose() { ").Append(Statements()).Append(" }\n}\n");
    }

    private void Member(string head, string type) => _text.Append(CultureInfo.InvariantCulture, $"public {type} {head}{(random.Next(3) == 0 ? $" => {Expression()};" : $" {{ {Statements()} return {Expression()}; }}")}\n");

    private string Statements()
    {
        var statements = new StringBuilder();
        for (var i = random.Next(4); i >= 0; i--) statements.Append(Statement()).Append('\n');
        return statements.ToString();
    }

    private string Statement()
    {
        if (_depth > Deepest) return "a++;";
        _depth++;
        var local = "l" + (_locals++ % 9).ToString(CultureInfo.InvariantCulture);
        var made = random.Next(28) switch
        {
            0 => $"var {local} = {Expression()};",
            1 => $"{Type()} {local} = {Expression()};",
            2 => $"if ({Expression()}) {{ {Statements()} }} else {Statement()}",
            3 => $"foreach (var {local} in {Expression()}) {{ {Statements()} }}",
            4 => $"await foreach (var ({local}, item) in {Expression()}) {Statement()}",
            5 => $"for (var {local} = 0; {Expression()}; {local}++, a--) {{ {Statements()} continue; }}",
            6 => $"while ({Expression()}) {{ {Statements()} break; }}",
            7 => $"do {{ {Statements()} }} while ({Expression()});",
            8 => $"try {{ {Statements()} }} catch ({Pick("Exception", "System.IO.IOException e", "Missing")}) when ({Expression()}) {{ {Statements()} throw; }} finally {{ {Statements()} }}",
            9 => $"using (var {local} = {Expression()}) {{ {Statements()} }}",
            10 => $"await using var {local} = {Expression()};",
            11 => $"switch ({Expression()}) {{ case {Pattern()}: case {Pattern()} when {Expression()}: {Statements()} break; case 1: goto default; default: {Statements()} return {Expression()}; }}",
            12 => $"lock ({Expression()}) {{ {Statements()} }}",
            13 => $"yield return {Expression()};",
            14 => $"return {Expression()};",
            15 => $"{Pick("static ", "async ", "")}{Type()} {local}({Type()} a, int b = 3) {{ {Statements()} return {local}(a); }} {local}({Expression()});",
            16 => $"{Target()} {Pick("=", "+=", "??=", "-=", "<<=")} {Expression()};",
            17 => $"({local}, var {local}x) = {Expression()};",
            18 => $"unsafe {{ fixed (int* p = &a) {{ *p = {Expression()}; }} int* q = stackalloc int[3]; q[1]++; }}",
            19 => $"checked {{ {Statements()} }} unchecked {{ {Statements()} }}",
            20 => $"{local}: {Statement()} goto {local};",
            21 => $"ref var {local} = ref {Target()};",
            22 => $"throw {Expression()};",
            23 => $"const int {local} = {Expression()};",
            24 => $"_ = {Expression()};",
            25 => "#if A\na++;\n#else\nb++;\n#endif\n;",
            26 => ";",
            _ => Expression() + ";",
        };
        _depth--;
        return made;
    }

    private string Expression()
    {
        if (_depth > Deepest) return Pick(s_names);
        _depth++;
        var made = random.Next(36) switch
        {
            0 => random.Next(9).ToString(CultureInfo.InvariantCulture),
            1 => "\"text\"",
            2 => $"$\"{{{Expression()}:N2}} of {{a,3}}\"",
            3 => $"{Expression()} {Pick("+", "-", "*", "==", "&&", "??", ">>", "<", "|")} {Expression()}",
            4 => $"{Expression()}.{Pick(s_members)}",
            5 => $"{Expression()}?.{Pick(s_members)}",
            6 => $"{Expression()}[{Expression()}]",
            7 => $"{Expression()}?[{Pick("^1", "1..", "a")}]",
            8 => $"{Pick(s_names)}({Expression()}, {Pick("out var found", "ref a", "b: ", "")}{(random.Next(2) == 0 ? Expression() : "a")})",
            9 => $"new {Type()}({Expression()}) {{ {Pick($"P0 = {Expression()}", $"[{Expression()}] = {Expression()}", $"{Expression()}, {Expression()}", $"P1 = {{ {Expression()} }}")} }}",
            10 => $"new({Expression()})",
            11 => $"new {{ A = {Expression()}, {Pick(s_names)} }}",
            12 => $"new[] {{ {Expression()}, {Expression()} }}",
            13 => $"[{Expression()}, ..{Expression()}]",
            14 => $"({Pick("a", "async a", "(int a, object b)", "static _", "async (ref int a)")}) => {Expression()}".Replace("((", "(", StringComparison.Ordinal).Replace("))", ")", StringComparison.Ordinal),
            15 => $"{Pick("x", "async x", "(x, y)")} => {{ {Statements()} return {Expression()}; }}",
            16 => $"await {Expression()}",
            17 => $"({Type()}){Expression()}",
            18 => $"{Expression()} as {Type()}",
            19 => $"{Expression()} is {Pattern()}",
            20 => $"{Expression()} switch {{ {Pattern()} => {Expression()}, {Pattern()} when {Expression()} => throw {Expression()}, _ => {Expression()} }}",
            21 => $"({Expression()} ? {Expression()} : {Expression()})",
            22 => $"({Expression()}, b: {Expression()})",
            23 => $"{Expression()} with {{ A = {Expression()} }}",
            24 => $"from x in {Expression()} let y = {Expression()} join z in {Expression()} on x equals z into g where {Expression()} orderby x descending group y by {Expression()} into h select {Expression()}",
            25 => $"typeof({Type()})",
            26 => $"nameof({Pick(s_names)})",
            27 => $"default({Type()})",
            28 => $"{Pick("-", "!", "~", "++", "*", "&", "^")}{Expression()}",
            29 => $"{Target()}{Pick("++", "--", "!")}",
            30 => $"({Target()} {Pick("=", "+=", "??=")} {Expression()})",
            31 => $"delegate (int a) {{ {Statements()} }}",
            32 => $"C1<{Type()}>.Shared",
            33 or 34 => Pick(s_calls),
            _ => Pick(s_names),
        };
        _depth--;
        return made;
    }

    private string Target() => random.Next(4) switch
    {
        0 => $"{Pick(s_names)}.{Pick("P0", "P1", "F0", "Static", "Item1", "Missing")}",
        1 => $"{Pick(s_names)}[{Expression()}]",
        2 => $"{Pick(s_names)}.P1.P0",
        _ => Pick(s_names),
    };

    private string Pattern()
    {
        if (_depth > Deepest) return "_";
        _depth++;
        var made = random.Next(9) switch
        {
            0 => $"{Type()} found",
            1 => $"{{ P0: {Pattern()}, P1.Length: > 3 }} all",
            2 => $"[{Pattern()}, .. var rest, {Pattern()}]",
            3 => $"not {Pattern()}",
            4 => $"({Pattern()} or {Pattern()})",
            5 => $"({Pattern()}, {Pattern()})",
            6 => "null",
            7 => "> 3 and < 9",
            _ => "var (x, y)",
        };
        _depth--;
        return made;
    }

    private string Type() => Pick(s_types);

    private string Pick(params string[] of) => of[random.Next(of.Length)];
}
