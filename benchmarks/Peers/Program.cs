// The same graph for Refrain and its peers: so many tiny tasks that each write a file, and one that adds up what they wrote.
using System.Globalization;
using Peers;
using Refrain;
using Refrain.Stores;

// More than the catalog takes into itself.
const int Large = 20 * 1024;

switch (args)
{
    case [("catalog" or "files") and var how, var count]:
        await using (var pipeline = Pipeline.Open("store"))
        {
            var total = new Total(Number(count), how == "files" ? Large : 0);
            var report = await pipeline.RunAsync([total]);
            Console.WriteLine(report.State == RunState.Succeeded ? await pipeline.GetAsync(total) : -1);
            return report.State == RunState.Succeeded ? 0 : 1;
        }

    case ["write", var tool, var count] when PeerFiles.TryWrite(tool, Number(count)):
        return 0;
    default:
        Console.Error.WriteLine("""
            usage, in an empty folder:
              Peers catalog|files COUNT     runs so many tasks and their total, outputs in the catalog or each in a file; prints the total
              Peers write TOOL COUNT        writes the same graph for make, ninja, doit, luigi, dask or snakemake
            """);
        return 2;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
