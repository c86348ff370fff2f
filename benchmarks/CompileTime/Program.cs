using System.Globalization;
using CompileTime;

// Usage: CompileTime [tasks] [files] [rounds], or CompileTime process [rounds [assembly of the generator, compiled ahead]]. Prints the rows of the tables in benchmarks/README.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["process", ..])
{
    Processes(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5, args.Length > 2 ? Path.GetFullPath(args[2]) : null);
    return;
}

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
var without = Rounds.Median(plain);
var with = Rounds.Median(generated);
Console.WriteLine($"{tasks} tasks of five parameters in {files} files, median of {rounds}");
Console.WriteLine($"| compilation without the generator | {without:F0} ms CPU (best {plain.Min():F0}) |");
Console.WriteLine($"| with it | {with:F0} ms CPU (best {generated.Min():F0}) |");
Console.WriteLine($"| ratio | {with / without:F2} (of the best {generated.Min() / plain.Min():F2}) |");
Console.WriteLine($"| generated text a task | {last.GeneratedCharacters / tasks} characters, {last.GeneratedFiles} files |");
foreach (var (declares, inEditor) in new[] { (false, true), (true, true), (false, false) })
{
    compiler.Edit(5, declares, inEditor);
    var (time, rerun) = compiler.Edit(31, declares, inEditor);
    Console.WriteLine($"| an edit of a {(declares ? "member" : "method body")} elsewhere, {(inEditor ? "in an editor" : "built by a compiler server")} | {time.TotalMilliseconds:F1} ms, {rerun} outputs ran again |");
}

// The compiler as a process, on the plain records, on tasks with the generator, and on records with the generator of System.Text.Json.
static void Processes(int rounds, string? compiledAhead)
{
    var folder = Directory.CreateTempSubdirectory("compile-time-");
    try
    {
        var compiler = new CompilerProcess(folder.FullName);
        string[] files = [.. MadeSources.Files(1000, 100)];
        var json = files.Select((text, file) => text + MadeSources.JsonContext(file, 10));
        List<(string Name, string Response, List<double> Cpu)> compilations =
        [
            ("without a generator", compiler.Prepare("plain", files, generator: null), []),
            ("with Refrain's", compiler.Prepare("refrain", files, Path.Combine(AppContext.BaseDirectory, "Refrain.Generator.dll")), []),
        ];
        if (compiledAhead is not null)
            compilations.Add(("… compiled ahead, as the package has it", compiler.Prepare("ahead", files, compiledAhead), []));
        compilations.Add(("with System.Text.Json's", compiler.Prepare("json", json, CompilerProcess.Known("JsonGenerator")), []));
        for (var round = -1; round < rounds; round++)
        {
            foreach (var (_, response, cpu) in compilations)
            {
                var seconds = compiler.Compile(response);
                if (round >= 0)
                    cpu.Add(seconds);
            }
        }

        var plain = compilations[0].Cpu;
        foreach (var (name, _, cpu) in compilations)
            Console.WriteLine($"| {name} | {Rounds.Median(cpu):F2} s CPU (best {cpu.Min():F2}) | {Rounds.Median(cpu) / Rounds.Median(plain):F2} (of the best {cpu.Min() / plain.Min():F2}) |");
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
