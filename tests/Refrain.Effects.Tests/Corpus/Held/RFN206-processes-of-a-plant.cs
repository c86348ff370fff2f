// A plant's process is started and stopped in a simulation; of the machine's processes only this one's memory is logged.
using Microsoft.Extensions.Logging;
using Machine = System.Diagnostics.Process;

public sealed record Batch(string Product, int Start, int End, int Litres);

public abstract class Process(string product)
{
    private int? _started;

    public string Product => product;

    public static Process Start(string product, int minute)
    {
        Process process = product switch
        {
            ['B', ..] => new Brewing(product),
            _ => new Mixing(product),
        };
        process._started = minute;
        return process;
    }

    public Batch Kill(int minute) => _started is { } start
        ? new(product, start, minute, Yield(minute - start))
        : throw new InvalidOperationException($"{product} was not started.");

    protected abstract int Yield(int minutes);

    private sealed class Brewing(string product) : Process(product)
    {
        protected override int Yield(int minutes) => minutes / 3;
    }

    private sealed class Mixing(string product) : Process(product)
    {
        protected override int Yield(int minutes) => minutes * 2;
    }
}

[Task]
public sealed partial record Batches(string Log)
{
    [Requires] public FileSource Switches => new(Log);

    public IReadOnlyList<Batch> Run(IEnumerable<string> switches, TaskContext context)
    {
        var running = new Dictionary<string, Process>(StringComparer.Ordinal);
        var batches = new List<Batch>();
        foreach (var line in switches)
        {
            if (line.Split(' ') is not [var minute, var product, var action])
                continue;
            if (action == "start")
                running[product] = Process.Start(product, int.Parse(minute));
            else if (running.Remove(product, out var process))
                batches.Add(process.Kill(int.Parse(minute)));
        }

        using var self = Machine.GetCurrentProcess();
        context.Logger.LogInformation("{Bytes} bytes in use after {Count} batches", self.WorkingSet64, batches.Count);
        return batches;
    }
}
