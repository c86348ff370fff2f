// A pipeline of many small tasks, to see what a run costs in which there is nothing to do; and the same graph for other tools.
using System.Globalization;
using NoOp;
using Refrain;

switch (args)
{
    case ["run", var count]:
        return await RunAsync(count, recheck: false);
    case ["check", var count]:
        return await RunAsync(count, recheck: true);
    case ["sources", var count]:
        SameGraph.WriteSources(Number(count));
        return 0;
    case ["outputs", var count]:
        SameGraph.WriteOutputs(Number(count));
        return 0;
    case ["ninja", var count]:
        SameGraph.WriteNinja(Number(count));
        return 0;
    case ["ninja-log", var count]:
        SameGraph.WriteNinjaLog(Number(count));
        return 0;
    case ["make", var count]:
        SameGraph.WriteMake(Number(count));
        return 0;
    default:
        Console.Error.WriteLine("""
            usage, in the folder of the sources and the store:
              NoOp run|check COUNT             brings the total of so many items up to date; says how many tasks were executed and were up to date;
                                               check looks at every task, even where the store remembers that nothing has changed
              NoOp sources|outputs COUNT       writes the files that the items read; those that other tools would have made
              NoOp ninja|ninja-log|make COUNT  writes the same graph for other tools
            """);
        return 2;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

static async Task<int> RunAsync(string count, bool recheck)
{
    await using var pipeline = Pipeline.Open("store");
    var report = await pipeline.RunAsync([new Total(Number(count))], new RunOptions { Recheck = recheck });
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Counts.Executed} executed, {report.Counts.UpToDate} up to date{(report.IsProven ? ", proven" : "")}"));
    return report.State == Refrain.Stores.RunState.Succeeded ? 0 : 1;
}
