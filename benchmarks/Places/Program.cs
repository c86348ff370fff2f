// Files at places outside of the store: through Refrain, with everything that belongs to it (hash, marker, catalog), and as one writes them by hand.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Places;
using Refrain;
using Refrain.Stores;
using Refrain.Targets;

if (args is not [var folder, var countText, var roundsText] || Directory.Exists(folder) || !OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("usage: Places FOLDER FILES ROUNDS  FOLDER must not exist; on Linux");
    return 2;
}

var count = int.Parse(countText, NumberStyles.None, CultureInfo.InvariantCulture);
var rounds = int.Parse(roundsText, NumberStyles.None, CultureInfo.InvariantCulture);
var times = new Rounds();

// In turn, each into a folder of its own; the first round only warms up.
for (var round = 0; round <= rounds; round++)
{
    times.Round = round;
    var root = Path.Combine(folder, round.ToString(CultureInfo.InvariantCulture));
    var (files, blocks) = round == 0 ? (10, 4) : (count, 1024);
    Directory.CreateDirectory(root);
    times.Measure("small files, by hand", () =>
    {
        for (var i = 0; i < files; i++)
            ByHand.Write(Path.Combine(root, "hand", "small", $"{i}.txt"), stream => stream.Write(Encoding.UTF8.GetBytes(Content.Small(i))));
    });
    ITask[] small = [.. Enumerable.Range(0, files).Select(i => new SmallFile(i))];
    await MeasureAsync("small files, Refrain", small);
    await MeasureAsync("small files, Refrain, nothing to do", small);
    times.Measure("1 GiB, by hand", () => ByHand.Write(Path.Combine(root, "hand", "large", "file"), stream =>
    {
        for (var i = 0; i < blocks; i++)
            stream.Write(Content.Block);
    }));
    await MeasureAsync("1 GiB, Refrain", [new LargeFile(blocks)]);
    await MeasureAsync("1 GiB, Refrain, nothing to do", [new LargeFile(blocks)]);
    times.Measure("folder of files, by hand", () => ByHand.WriteFolder(Path.Combine(root, "hand", "folder"), files));
    await MeasureAsync("folder of files, Refrain", [new SmallFolder(files)]);
    await MeasureAsync("folder of files, Refrain, nothing to do", [new SmallFolder(files)]);
    Directory.Delete(root, recursive: true);

    async Task MeasureAsync(string name, IReadOnlyList<ITask> tasks)
    {
        await using var pipeline = Pipeline.Open(Path.Combine(root, "store"), new PipelineOptions { Targets = [new FolderTarget(Path.Combine(root, "target"))] });
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var report = await pipeline.RunAsync(tasks, new RunOptions { Workers = 1 });
        times.Note(name, watch.Elapsed.TotalSeconds);
        if (report.State != RunState.Succeeded)
            throw new InvalidOperationException(report.Tasks[0].Error!.ToString());
    }
}

times.Print(together: 3, "F3");

return 0;
