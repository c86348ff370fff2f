using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// A worker at a broker: takes tasks of any drivers, runs them, publishes what they make under the claims of their runs, tells the drivers, and only then acknowledges the messages. It
/// has no state that the broker and the catalog lack, so it may die at any moment.
/// </summary>
/// <remarks>
/// A message that is delivered again was in the hands of a worker that ended, or was cut off. Its tasks are claimed anew, for a later attempt, so that what the other one might still publish
/// is refused. A task that was there twice is run with nothing beside it, and its driver is told so; if it comes a third time, its driver is asked, and knows whether it was that one (decision 0051).
/// </remarks>
internal sealed partial class BrokerWorker : IDispatchNews
{
    /// <summary>How often a task may have been in the hands of workers that ended.</summary>
    public const int MostDeaths = 3;

    /// <summary>After how many it is run alone.</summary>
    public const int FewestDeaths = MostDeaths - 1;

    /// <summary>What waits for so long while all slots are taken may be begun earlier by another worker.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(2);

    private static long s_last;

    private readonly Lock _gate = new();
    private readonly ArtifactStore _store;
    private readonly PipelineOptions _options;
    private readonly BrokerWorkerOptions _terms;
    private readonly ITaskBroker _broker;
    private readonly string _name;
    private readonly Publication<(BrokerJob Job, int Position)> _publication;
    private readonly Dictionary<long, RunAtWork> _runs = [];
    private readonly KeptArtifacts _kept;
    private readonly LinkedList<BrokerJob>[] _waiting = [.. Enumerable.Range(0, BrokerJob.Lines).Select(static _ => new LinkedList<BrokerJob>())]; // by line
    private readonly LinkedList<BrokerJob> _suspects = [];
    private readonly Dictionary<Node, BrokerJob> _jobs = [];
    private readonly Dictionary<(long Run, TaskKey Key), BrokerJob> _byTask = [];
    private readonly List<IAsyncDisposable> _taking = [];
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _tainted = new();
    private bool _isDraining;
    private bool _isFull;

    // How often it has left the queues that it took from.
    private int _departures;

    // How many are just taking from queues, leaving them or giving back: until these have ended, something may be in this worker's hands that nobody sees.
    private int _changes;
    private int _busy;
    private int _room;

    // A task that was in the hands of two workers that ended, and how far it is on its way to be run alone.
    private BrokerJob? _chosen;
    private bool _hasLeft;
    private bool _isAlone;
    private bool _hasBegun;

    public BrokerWorker(ArtifactStore store, PipelineOptions options, ITaskBroker broker, BrokerWorkerOptions terms)
    {
        (_store, _options, _broker, _terms, _room) = (store, options, broker, terms, terms.Slots);
        _name = TaskQueues.Safe(terms.Name ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{options.Time.GetUtcNow().UtcTicks:x}-{Interlocked.Increment(ref s_last)}"));
        _kept = new(terms.CacheBytes);
        _publication = new(store.Catalog, options.Time, Published);
    }

    private WorkerNews Self => new(_name, TaskQueues.Program, _isDraining ? 0 : _terms.Slots, _terms.Classes);

    /// <summary>Works until it is told to stop, or the broker is gone for good.</summary>
    /// <param name="drain">Cancelled when it is to take no more, end what it has begun and give back the rest.</param>
    /// <exception cref="BrokerException">The broker cannot be reached, or not any more.</exception>
    public async Task WorkAsync(CancellationToken drain)
    {
        LocalDispatcher.MakeRoom(_terms.Slots);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(drain, _tainted.Token);
        var beating = Task.CompletedTask;
        IAsyncDisposable? hearing = null;
        try
        {
            hearing = await _broker.ReceiveAsync(new(BrokerAddressKind.Worker, _name), 1_000, Hear, AskAgain, stop.Token);
            await TakeAsync(_terms.Slots, stop.Token);
            beating = BeatAsync();
            Log(LogLevel.Information, string.Create(CultureInfo.InvariantCulture, $"Worker {_name} takes tasks of program version {TaskQueues.Program} from {_broker.Name}, {_terms.Slots} at once, classes: {string.Join(", ", _terms.Classes.Select(c => c.Length == 0 ? "default" : c))}."));
            await Task.WhenAny(_failed.Task, Task.Delay(Timeout.InfiniteTimeSpan, _options.Time, stop.Token));
            if (!_failed.Task.IsCompleted)
                await DrainAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to stop before it had begun.
        }
        finally
        {
            await _end.CancelAsync();
            foreach (var run in _runs.Values)
                run.Cancel();
            await LeaveAsync();
            if (hearing is not null)
                await hearing.DisposeAsync();
            _publication.Complete();
            await beating;
        }

        if (_failed.Task.IsCompleted)
            throw await _failed.Task;
    }

    /// <summary>Begins to take tasks.</summary>
    /// <param name="most">How many messages of each queue it may have at once, beside those it may have already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task TakeAsync(int most, CancellationToken cancellationToken)
    {
        int departures;
        lock (_gate)
            (departures, _changes) = (_departures, _changes + 1);
        try
        {
            foreach (var queue in _terms.Classes.SelectMany(c => TaskQueues.OfClass(c, TaskQueues.Program)))
                await TakeAsync(new(BrokerAddressKind.Tasks, queue), most, isNear: false);

            // A driver sends twice as many messages as there are slots, and what is left at the broker is soon anybody's.
            await TakeAsync(new(BrokerAddressKind.Near, _name), 2 * most, isNear: true);
        }
        finally
        {
            Changed();
        }

        async Task TakeAsync(BrokerAddress from, int most, bool isNear)
        {
            var taking = await _broker.ReceiveAsync(from, most, d => Arrive(d, isNear), cancellationToken: cancellationToken);
            lock (_gate)
            {
                if (departures == _departures)
                {
                    _taking.Add(taking);
                    return;
                }
            }

            // It has left meanwhile: what came would only be given back, and come again.
            await taking.DisposeAsync();
        }
    }

    private void Changed()
    {
        lock (_gate)
        {
            _changes--;
            IsAlone();
        }
    }

    private Task LeaveAsync()
    {
        lock (_gate)
            return Depart();
    }

    /// <summary>Takes from nothing any more that it takes from by now. Under the lock: what is taken from later stays.</summary>
    private Task Depart()
    {
        _departures++;
        List<IAsyncDisposable> taking = [.. _taking];
        _taking.Clear();
        return EndAsync();

        async Task EndAsync()
        {
            foreach (var one in taking)
                await one.DisposeAsync();
        }
    }

    /// <summary>Takes no more, gives back what has not begun and what only waits, and ends the rest.</summary>
    private async Task DrainAsync()
    {
        lock (_gate)
            _isDraining = true;
        await LeaveAsync();
        await AnnounceAsync();
        await ReturnAsync(suspendedToo: true);
        lock (_gate)
        {
            Log(LogLevel.Information, string.Create(CultureInfo.InvariantCulture, $"Worker {_name} takes no more tasks, and ends {_jobs.Count}."));
            IsIdle();
        }

        await Task.WhenAny(_idle.Task, _failed.Task);
    }

    /// <summary>Sends back what has not begun, as if it had just been sent: then it does not count as if this worker had died with it.</summary>
    /// <param name="suspendedToo">Whether what waits for what it asked for is given back too; it starts again elsewhere and finds that done.</param>
    private async Task ReturnAsync(bool suspendedToo)
    {
        List<BrokerJob> returned;
        lock (_gate)
        {
            returned = [.. _waiting.SelectMany(static w => w), .. _suspects];
            foreach (var waiting in _waiting)
                waiting.Clear();
            _suspects.Clear();
            if (suspendedToo)
            {
                if (_chosen is not null && !_hasBegun)
                {
                    returned.Add(_chosen);
                    _chosen = null;
                }

                returned.AddRange(_jobs.Values.Distinct().Where(j => j.IsSuspended && !j.IsReturned));
            }

            foreach (var job in returned)
            {
                job.IsReturned = true;
                if (!job.IsSuspended)
                    Forget(job);
            }
        }

        if (returned.Count == 0)
            return;
        await _broker.SendAsync([.. returned.Select(j => new TaskParcel(j.Run.Terms, j.Queue, [[.. j.Tasks.Select(t => t.Item)]]).ToMessage())], _end.Token);
        List<IBrokerDelivery> done = [];
        lock (_gate)
        {
            foreach (var job in returned)
            {
                Settle(job, job.Open, done);
                if (job.IsSuspended)
                    Refuse(job, "it was given back, as its worker takes no more tasks");
            }
        }

        foreach (var delivery in done)
            await delivery.AcknowledgeAsync();
    }

    /// <summary>Takes a job that has not begun out of what is known here. Under the lock.</summary>
    private void Forget(BrokerJob job)
    {
        foreach (var (assignment, _) in job.Tasks)
        {
            _jobs.Remove(assignment.Node);
            _byTask.Remove((job.Run.Terms.Run, assignment.Node.Key));
        }

        job.Run.Open -= job.Tasks.Count;
    }

    /// <summary>Goes on with what was answered, and then begins what waits, as far as there is room. Under the lock.</summary>
    private void Next()
    {
        while (_answers.TryPeek(out var next) && (_busy < _terms.Slots || !next.Job.IsSuspended))
        {
            _answers.Dequeue();
            if (next.Job is { IsSuspended: true, Open: > 0 })
            {
                Resume(next.Job);
                Occupy(next.Job);
            }

            next.Tell();
        }

        if (_chosen is null && _suspects.First is { Value: var suspect } && !_isDraining)
        {
            // Nothing else is to be in this worker's hands if it ends now.
            _suspects.RemoveFirst();
            _chosen = suspect;
            _ = Guarded(LeaveAloneAsync);
        }

        if (_chosen is not null)
        {
            if (_isAlone && _busy == 0 && _untold == 0 && !_hasBegun)
            {
                _hasBegun = true;
                var chosen = _chosen;
                _ = Guarded(() => BeginAloneAsync(chosen));
            }

            // One that waits does not keep its worker to itself: what it waits for may come here. It goes on beside whatever is at work then.
            if (!_hasBegun || _chosen is { Open: > 0, IsSuspended: false } || _untold > 0)
                return;
            _chosen = null;
            (_hasLeft, _isAlone, _hasBegun) = (false, false, false);
            TakeAgain();
        }

        foreach (var waiting in _waiting)
        {
            while (_busy < _terms.Slots && waiting.First is { Value: var job })
            {
                waiting.RemoveFirst();
                Begin(job);
            }
        }

        if (_isFull && _busy < _terms.Slots)
            TakeAgain();
    }

    private void TakeAgain()
    {
        _isFull = false;
        if (!_isDraining)
            _ = Guarded(() => TakeAsync(_room = _terms.Slots, _end.Token));
    }

    /// <summary>Gives back what has waited here for too long, and takes no more until a slot is free: who takes from a broker cannot know beforehand how long tasks take.</summary>
    private async Task LeaveWhileFullAsync()
    {
        Task left;
        lock (_gate)
        {
            if (_isFull || _isDraining || _chosen is not null || _busy < _terms.Slots || !_waiting.Any(line => line.First is { Value: var first } && _options.Time.GetElapsedTime(first.Since) > s_longestWait))
                return;
            _isFull = true;
            _changes++;

            // A slot may be free the next moment, and then it takes again.
            left = Depart();
        }

        try
        {
            await left;
            await ReturnAsync(suspendedToo: false);
        }
        finally
        {
            Changed();
        }

        lock (_gate)
            Next();
    }

    /// <summary>Takes no more for a while, and gives back what has not begun.</summary>
    private async Task LeaveAloneAsync()
    {
        await LeaveAsync();
        await ReturnAsync(suspendedToo: false);
        lock (_gate)
        {
            _hasLeft = true;
            IsAlone();
        }
    }

    /// <summary>Whether nothing but a suspect is left here; if something was just being taken in, that is given back first. Under the lock.</summary>
    private void IsAlone()
    {
        if (!_hasLeft || _isTaking || _changes > 0)
            return;
        _isAlone = true;
        Next();
    }

    private void Begin(BrokerJob job)
    {
        Occupy(job);
        job.Run.Dispatcher.Start([.. job.Tasks.Select(t => t.Assignment)], job.Run.Stop);
    }

    /// <summary>Begins a suspect. Its driver is told before: if it comes again, it was its worker's end.</summary>
    private async Task BeginAloneAsync(BrokerJob job)
    {
        var (node, attempt) = job.Tasks[0].Assignment;
        await _broker.SendAsync([To(job.Run.Terms.Driver, RetakenMessage.Write([new(node.Order, attempt)], EnvelopeKind.Alone))], _end.Token);
        lock (_gate)
            Begin(job);
    }

    private void Occupy(BrokerJob job)
    {
        _busy++;
        job.IsBusy = true;
    }

    private void Vacate(BrokerJob job)
    {
        if (!job.IsBusy)
            return;
        _busy--;
        job.IsBusy = false;
    }

    private void Suspend(BrokerJob job)
    {
        job.IsSuspended = true;
        job.Run.Suspended += job.Open;

        // What waits is not acknowledged yet, and must not take the place of what it waits for. For each time that twice as many wait, as many more may be had.
        var suspended = _runs.Values.Sum(static r => r.Suspended);
        if (_room >= _terms.Slots + suspended || _chosen is not null || _isFull || _isDraining)
            return;
        var more = Math.Max(_terms.Slots, suspended);
        _room += more;
        _ = Guarded(() => TakeAsync(more, _end.Token));
    }

    private static void Resume(BrokerJob job)
    {
        job.IsSuspended = false;
        job.Run.Suspended = Math.Max(0, job.Run.Suspended - job.Open);
    }

    private void IsIdle()
    {
        if (_isDraining && _jobs.Count == 0 && _untold == 0 && !_isTaking)
            _idle.TrySetResult();
    }

    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // It works no more.
        }
        catch (Exception e)
        {
            // The messages that it has come again elsewhere.
            _failed.TrySetResult(e);
        }
    }

    private void Log(LogLevel level, string message)
    {
        if (_options.Logger?.IsEnabled(level) == true)
            BrokerLog.Write(_options.Logger, level, message);
    }
}
