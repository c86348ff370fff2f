using System.Globalization;
using CompileTime;

// Usage: CompileTime [tasks] [files] [rounds]. Prints the rows of the table in benchmarks/README.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var tasks = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 9;

var compiler = new Compiler([.. MadeSources.Files(tasks, files)]);
for (var i = 0; i < 3; i++)
{
    compiler.Compile(withGenerator: false);
    compiler.Compile(withGenerator: true);
}

// In turn, so that both see the same neighbours; the median, because the machine is shared.
var plain = new List<double>();
var generated = new List<double>();
(TimeSpan Cpu, long GeneratedCharacters, int GeneratedFiles, long AssemblyBytes) last = default;
for (var i = 0; i < rounds; i++)
{
    plain.Add(compiler.Compile(withGenerator: false).Cpu.TotalMilliseconds);
    last = compiler.Compile(withGenerator: true);
    generated.Add(last.Cpu.TotalMilliseconds);
}
var without = Median(plain);
var with = Median(generated);
Console.WriteLine($"{tasks} tasks of five parameters in {files} files, median of {rounds}");
Console.WriteLine($"| compilation without the generator | {without:F0} ms CPU (best {plain.Min():F0}) |");
Console.WriteLine($"| with it | {with:F0} ms CPU (best {generated.Min():F0}) |");
Console.WriteLine($"| ratio | {with / without:F2} (of the best {generated.Min() / plain.Min():F2}) |");
Console.WriteLine($"| generated text a task | {last.GeneratedCharacters / tasks} characters, {last.GeneratedFiles} files |");
foreach (var declares in new[] { false, true })
{
    compiler.Edit(5, declares);
    var (time, rerun) = compiler.Edit(31, declares);
    Console.WriteLine($"| an edit of a {(declares ? "member elsewhere" : "method body elsewhere")} | {time.TotalMilliseconds:F1} ms, {rerun} outputs ran again |");
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
