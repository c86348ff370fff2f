// One-row lookups in a database of SQLite, one by one and in batches, each through the whole path: planned, claimed, run, stored durably.
using System.Diagnostics;
using System.Globalization;
using Lookups;
using Refrain;
using Refrain.Stores;

if (args is not [var folder, var countText, .. var rest] || rest.Length > 1)
{
    Console.Error.WriteLine("usage: Lookups FOLDER COUNT [WORKERS]  measures COUNT lookups of each kind with stores in FOLDER, which must not exist");
    return 2;
}

const int Turns = 5; // odd
var count = int.Parse(countText, NumberStyles.None, CultureInfo.InvariantCulture);
var workers = rest is [var text] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : Environment.ProcessorCount;
if (Directory.Exists(folder))
{
    Console.Error.WriteLine($"{folder} exists already");
    return 2;
}

Directory.CreateDirectory(folder);
Directory.SetCurrentDirectory(folder);
PriceTable.Make(count);

// What is measured first must not pay for what the compiler does at run time. Lookups one by one take so long that a part of that is enough for them.
foreach (var (name, all, make) in Kinds())
{
    if (name == "one by one")
    {
        await MeasureAsync("warm-" + name, Math.Min(count, 20_000), all, make);
        continue;
    }

    for (var i = 1; i <= 3; i++)
        await MeasureAsync(string.Create(CultureInfo.InvariantCulture, $"warm-{i}-{name}"), Math.Min(count, 50_000), all, make);
}

// In turn, and the median of each: a run of less than a second is as long again as another when a collection of everything falls into it.
var seconds = Kinds().ToDictionary(static kind => kind.Name, static _ => new List<double>());
Dictionary<int, ContentHash>? expected = null;
var same = true;
for (var round = 1; round <= Turns; round++)
{
    foreach (var (name, all, make) in Kinds())
    {
        var (took, versions) = await MeasureAsync(string.Create(CultureInfo.InvariantCulture, $"{round}-{name}"), count, all, make);
        seconds[name].Add(took);
        expected ??= versions;
        same &= versions.Count == count && expected.Count == count && versions.All(v => expected[v.Key] == v.Value);
    }
}

var slowest = Rounds.Median(seconds[Kinds().First().Name]);
foreach (var (name, _, _) in Kinds())
{
    var took = Rounds.Median(seconds[name]);
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {took:F2} | {seconds[name].Min():F2} | {seconds[name].Max():F2} | {took * 1e6 / count:F1} | {took / slowest:F3} |"));
}

Console.Out.WriteLine(same ? "same artifacts" : "the artifacts DIFFER");
return same ? 0 : 1;

static IEnumerable<(string Name, Func<int, ITask<long>> All, Func<int, ITask<long>> Make)> Kinds() =>
[
    ("one by one", tasks => new PricesAlone(tasks, Pooled: false), id => new PriceAlone(id, Pooled: false)),
    ("one by one, pooled", tasks => new PricesAlone(tasks, Pooled: true), id => new PriceAlone(id, Pooled: true)),
    ("in batches", tasks => new PricesInBatch(tasks), id => new PriceInBatch(id)),
    ("nothing looked up", tasks => new PricesMade(tasks), id => new PriceMade(id)),
];

async Task<(double Seconds, Dictionary<int, ContentHash> Versions)> MeasureAsync(string name, int tasks, Func<int, ITask<long>> all, Func<int, ITask<long>> make)
{
    await using var pipeline = Pipeline.Open("store " + name);
    GC.Collect(); // what was measured before does not leave its garbage to this
    var watch = Stopwatch.StartNew();
    var report = await pipeline.RunAsync([all(tasks)], new RunOptions { Workers = workers });
    watch.Stop();
    if (report.State != RunState.Succeeded)
        throw new InvalidOperationException($"{name}: {report.Counts}: {report.Tasks.First(t => t.Error is not null).Error}");
    var ids = Enumerable.Range(1, tasks).ToDictionary(id => make(id).Key);
    return (watch.Elapsed.TotalSeconds, report.Tasks.Where(t => ids.ContainsKey(t.Task.Key)).ToDictionary(t => ids[t.Task.Key], t => t.OutputVersion!.Value));
}
