using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Effects;
using Refrain.Effects.Kept;
using Refrain.Knowledge;

namespace AnalyzerCost;

/// <summary>
/// The effect inference asked about each task of some code, without the analyzer driver and the compiler's own diagnostics around it: by so many threads, in
/// so many orders. It counts what is done, and holds the reports of each run against those of the first.
/// </summary>
internal static class OthersWalk
{
    /// <summary>Measures and prints.</summary>
    /// <param name="whole">The code with its tasks.</param>
    /// <param name="threads">By how many threads, one run for each number.</param>
    public static void Print(Compilation whole, ImmutableArray<int> threads)
    {
        ImmutableArray<string> first = default;
        foreach (var count in threads)
        {
            GC.Collect();
            var compilation = whole.WithAssemblyName("Fresh");
            var inference = new Inference(compilation, ApiTables.Of(compilation, []));
            var tasks = Tasks(compilation, inference);
            // A negative number of threads asks from the last task to the first.
            if (count < 0) tasks.Reverse();
            var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            var watch = Stopwatch.StartNew();
            var reports = Run(tasks, inference, Math.Abs(count));
            var (wall, cpu) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', reports))))[..12];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} threads: {wall.TotalSeconds:F1} s, CPU {cpu.TotalSeconds:F1} s, {inference.Walks} walks of {inference.Facts(FactKind.Member).Count} members, {reports.Length} reports {digest}, {allocated / 1_000_000} MB allocated, {GC.GetTotalMemory(forceFullCollection: true) / 1_000_000} MB kept"));
            GC.KeepAlive(inference);
            if (first.IsDefault) first = reports;
            foreach (var line in first.Except(reports, StringComparer.Ordinal).Select(static line => "- " + line).Concat(reports.Except(first, StringComparer.Ordinal).Select(static line => "+ " + line)).Take(20)) Console.WriteLine("    " + line);
        }
    }

    private static List<INamedTypeSymbol> Tasks(Compilation compilation, Inference inference) =>
        [.. TaskNameTable.Own(inference.Known).Where(task => SymbolEqualityComparer.Default.Equals(task.ContainingAssembly, compilation.Assembly))];

    private static ImmutableArray<string> Run(List<INamedTypeSymbol> tasks, Inference inference, int threads)
    {
        var reports = new ConcurrentBag<string>();
        var next = -1;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Interlocked.Increment(ref next) is var at && at < tasks.Count)
            {
                foreach (var finding in TaskEffects.Of(tasks[at], inference, CancellationToken.None))
                {
                    var report = EffectRules.ToDiagnostic(finding, tasks[at]);
                    reports.Add(string.Create(CultureInfo.InvariantCulture, $"{report.Location.GetLineSpan()} {report.Id} {report.GetMessage(CultureInfo.InvariantCulture)} {string.Join(' ', report.AdditionalLocations.Select(static place => place.GetLineSpan()))}"));
                }
            }
        }, 1024 * 1024)).ToList();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return [.. reports.Order(StringComparer.Ordinal)];
    }
}
