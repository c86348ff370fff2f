namespace Refrain.Running;

/// <summary>A place for a worker, and the one that has it. Used under the lock of the pool, but for what is given to its constructor.</summary>
internal sealed class WorkerSeat(IWorkerLink link, FrameWriter writer, string journal) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    public IWorkerLink Link { get; } = link;

    public FrameWriter Writer { get; } = writer;

    /// <summary>The file in which the worker notes what is at work.</summary>
    public string Journal { get; } = journal;

    /// <summary>What it has been sent and has not ended, by number.</summary>
    public Dictionary<int, Flight> Flights { get; } = [];

    /// <summary>How many flights need room in it.</summary>
    public int Load { get; set; }

    /// <summary>Whether it has been heard of.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether nothing more is sent to it, and it ends once it has done what it has.</summary>
    public bool IsRetiring { get; set; }

    /// <summary>Whether it is to have nothing, so that a suspect can be tried in it or go on there; or has one at work.</summary>
    public bool IsReserved { get; set; }

    /// <summary>What was answered to suspects that wait until nothing else is at work beside them.</summary>
    public List<(Flight Flight, Action<BinaryWriter> Answer)> Held { get; } = [];

    /// <summary>Why it is killed.</summary>
    public string? Cause { get; set; }

    /// <summary>When it was last heard of.</summary>
    public long Heard { get; set; }

    /// <summary>When it last told of a task that ended, or was sent one while it had none.</summary>
    public long Moved { get; set; }

    /// <summary>How many tasks it has done.</summary>
    public long Done { get; set; }

    /// <summary>Cancelled when the worker is gone.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Takes what it has away from it.</summary>
    /// <returns>The numbers of the tasks, and how they were sent.</returns>
    public KeyValuePair<int, Flight>[] Empty()
    {
        KeyValuePair<int, Flight>[] flights = [.. Flights.OrderBy(f => f.Key)];
        Flights.Clear();
        Load = 0;
        _gone.Cancel();
        return flights;
    }

    public void Dispose()
    {
        _gone.Dispose();
        Writer.Complete();
        Link.Dispose();
        AtWork.Remove(Journal);
    }
}
