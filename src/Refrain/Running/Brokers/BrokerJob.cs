using Refrain.Brokers;

namespace Refrain.Running;

/// <summary>Messages of tasks that a worker has, each to be acknowledged when all its tasks have ended and that was told. Used under the worker's lock.</summary>
internal sealed class Handful(IBrokerDelivery delivery)
{
    public IBrokerDelivery Delivery => delivery;

    /// <summary>How many of its tasks have not ended.</summary>
    public int Open { get; set; }
}

/// <summary>Tasks in a worker that are run together, mostly one. Used under the worker's lock.</summary>
/// <param name="run">The run that they are of.</param>
/// <param name="queue">The queue that they are for.</param>
/// <param name="isNear">Whether this worker should have them rather than others.</param>
/// <param name="since">Since when they are here.</param>
internal sealed class BrokerJob(RunAtWork run, string queue, bool isNear, long since)
{
    /// <summary>How many <see cref="Line"/>s there are.</summary>
    public const int Lines = 2 * TaskQueues.Bands;

    public RunAtWork Run => run;

    public string Queue => queue;

    public bool IsNear => isNear;

    public long Since => since;

    /// <summary>In which line it waits, of which the first begins first: by priority, and then what reads what is at hand here.</summary>
    public int Line { get; } = 2 * TaskQueues.BandOf(queue) + (isNear ? 0 : 1);

    public List<(Assignment Assignment, TaskParcel.Item Item)> Tasks { get; } = [];

    /// <summary>The messages that it came by: several where one was delivered again while it was at work.</summary>
    public List<Handful> From { get; } = [];

    /// <summary>How many of its tasks have not ended.</summary>
    public int Open { get; set; }

    /// <summary>The attempt for which its one task is claimed anew, where another worker had it before.</summary>
    public int? Retaken { get; set; }

    /// <summary>Whether it takes a worker's place.</summary>
    public bool IsBusy { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>Whether it was sent back, so that nobody wants to hear of it from here.</summary>
    public bool IsReturned { get; set; }

    /// <summary>Whether it was in the hands of workers that ended so often that it is run with nothing beside it.</summary>
    public bool IsSuspect => Tasks.Exists(static t => t.Item.Deaths >= BrokerWorker.FewestDeaths);
}
