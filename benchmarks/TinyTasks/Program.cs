// Many tasks with next to nothing to do: what a first run costs for each, with a store on disk, with one in memory, and written by hand.
using System.Diagnostics;
using System.Globalization;
using Refrain;
using Refrain.Postgres;
using Refrain.Stores;
using TinyTasks;

// Whoever measures wants the code that a program has after its first seconds, not the time of the compiler.
const int WarmUp = 50_000;

if (args is ["worker", var place])
{
    var results = Console.OpenStandardOutput();
    Console.SetOut(Console.Error);
    await using var served = Pipeline.Open(place);
    await served.WorkAsync(Console.OpenStandardInput(), results);
    return 0;
}

if (args is not [("disk" or "processes" or "memory" or "executor" or "postgres") and var how, ("flat" or "layers" or "chain" or "fan-in") and var shape, var number]
    || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < Cell.Width)
{
    Console.Error.WriteLine($"""
        usage, in an empty folder:
          TinyTasks disk|processes|memory|executor|postgres flat|layers|chain|fan-in COUNT     COUNT: at least {Cell.Width}, and for layers a multiple of it
        runs so many tasks for the first time: on a store in the folder 'store', there in two worker processes, on a store in memory, or with an executor
        written by hand; or on a store with its catalog in the PostgreSQL database whose address is in REFRAIN_POSTGRES (whose CPU time is not counted), in schemas 'tiny …' that stay there;
        prints a row: how, shape, tasks, seconds, CPU seconds, CPU µs a task, those of the worker processes, tasks a second, pauses of the collector in ms, MB allocated, peak MB
        """);
    return 2;
}

foreach (var folder in (string[])["warm-up", "warm-up-2", "warm-up-3"])
{
    await RunAsync(folder, WarmUp);

    // Code that has become hot is compiled once nothing new has been met for a while.
    await Task.Delay(TimeSpan.FromMilliseconds(500));
}

GC.Collect();
var pauses = GC.GetTotalPauseDuration();
var allocated = GC.GetTotalAllocatedBytes();
var cpu = Process.GetCurrentProcess().TotalProcessorTime;
var others = ChildrenTime();
var watch = Stopwatch.StartNew();
var ran = await RunAsync("store", count);
watch.Stop();
using var process = Process.GetCurrentProcess();
cpu = process.TotalProcessorTime - cpu;
others = ChildrenTime() - others;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"| {how} | {shape} | {ran:N0} | {watch.Elapsed.TotalSeconds:0.00} | {cpu.TotalSeconds:0.00} | {cpu.TotalMicroseconds / ran:0.0} | {others.TotalMicroseconds / ran:0.0} | {ran / watch.Elapsed.TotalSeconds:N0} | {(GC.GetTotalPauseDuration() - pauses).TotalMilliseconds:0} | {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} | {process.PeakWorkingSet64 / 1e6:0} |"));
return 0;

// What ended processes that this one started have computed for, by the kernel's account in hundredths of a second.
static TimeSpan ChildrenTime()
{
    if (!OperatingSystem.IsLinux())
        return default;

    // The name of the program, in brackets, may have anything in it.
    var fields = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)));
}

// Gives how many tasks were run.
async Task<long> RunAsync(string folder, int count)
{
    if (how == "executor")
        return await ByHandAsync(count);
    ITask root = shape switch
    {
        "flat" => new Flat(count),
        "layers" => new Layers(count),
        "chain" => new Chain(count),
        _ => new FanIn(count),
    };
    await using var pipeline = how switch
    {
        "disk" or "processes" => Pipeline.Open(folder),
        "postgres" => Pipeline.Open(PostgresStore.Open(
            Environment.GetEnvironmentVariable("REFRAIN_POSTGRES") ?? "", folder, new PostgresCatalogOptions { Schema = string.Create(CultureInfo.InvariantCulture, $"tiny {folder} {Environment.ProcessId}") })),
        _ => Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), Path.GetFullPath("scratch"))),
    };

    // Workers that live for seconds have their code compiled once, and not first in a hurry.
    var worker = WorkerCommand.ThisProgram("worker", Path.GetFullPath(folder)) with { Environment = new Dictionary<string, string?> { ["DOTNET_TC_QuickJit"] = "0" } };
    var options = how == "processes" ? new RunOptions { Processes = new(2, worker) } : null;
    var report = await pipeline.RunAsync([root], options);
    var expected = shape == "chain" ? count : count + 1;
    return report.State == RunState.Succeeded && report.Counts.Executed == expected
        ? expected
        : throw new InvalidOperationException($"The run has {report.State}: {report.Counts.Executed} executed, {report.Counts.Failed} failed.");
}

async Task<long> ByHandAsync(int count)
{
    var workers = Environment.ProcessorCount;
    switch (shape)
    {
        case "flat" or "fan-in":
            var flat = new Executor<(int Kind, int Number)>(
                t => t.Kind == 0 ? [] : Enumerable.Range(0, t.Number).Select(i => (0, i)), (t, inputs) => t.Kind == 0 ? t.Number * 3L : inputs.Sum());
            await flat.RunAsync([(1, count)], workers);
            return flat.Count;
        case "layers":
            var layers = new Executor<(int Layer, int Column)>(
                t => t.Layer <= 0 ? [] : [(t.Layer - 1, t.Column), (t.Layer - 1, (t.Column + 1) % Cell.Width)], (t, inputs) => (inputs.Sum() + t.Column) % 1_000_003);
            await layers.RunAsync(Enumerable.Range(0, Cell.Width).Select(i => ((count / Cell.Width) - 1, i)), workers);
            return layers.Count;
        default:
            var chain = new Executor<int>(static n => n <= 1 ? [] : [n - 1], static (n, inputs) => (inputs.Sum() * 7 + n) % 1_000_003);
            await chain.RunAsync([count], workers);
            return chain.Count;
    }
}
