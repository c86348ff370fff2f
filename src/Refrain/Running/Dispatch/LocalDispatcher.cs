using System.Diagnostics;
using Refrain.Planning;
using Refrain.Stores;
using Refrain.Telemetry;

namespace Refrain.Running;

/// <summary>
/// Runs tasks on the thread pool of this process, as many at once as there are workers. What is started beyond that stands in line: a worker takes one task after the other from it
/// without a change of threads. Where tasks take microseconds the line is some milliseconds of work long, so that no worker waits for the loop; where they take longer it is empty.
/// </summary>
internal sealed class LocalDispatcher : IDispatcher
{
    private const int MostThreads = 256;
    private const int MostAhead = 512;

    // The loop claims a thousand tasks in less.
    private const long TicksAhead = 4 * TimeSpan.TicksPerMillisecond;

    // While so many stand in line, the loop need not hear at once that one has ended, unless somebody wants to know: no worker waits for it.
    private const int Many = 64;

    // A task counts for a sixteenth of what is taken for usual.
    private const int Remembered = 16;

    private readonly Lock _gate = new();
    private readonly TaskExecution _execution;
    private readonly RunOptions _run;
    private readonly TimeProvider _time;
    private readonly IDispatchNews _news;
    private readonly ActivityContext _parent;
    private readonly BatchExecution _batches;
    private readonly bool _isUrgent;
    private readonly Queue<(Assignment One, Assignment[]? Several)> _line = new();
    private readonly Queue<Seat> _returning = new();
    private ExecutionContext? _context;
    private CancellationToken _stop;
    private long _usual = TimeSpan.TicksPerSecond;
    private int _free;
    private int _untold;

    /// <param name="execution">Does them.</param>
    /// <param name="run">How.</param>
    /// <param name="time">The clock.</param>
    /// <param name="news">Told what becomes of them.</param>
    /// <param name="isUrgent">Whether somebody wants to know at once when a task begins.</param>
    /// <param name="parent">The activity of the run, where it is in another process; otherwise it is the current one.</param>
    public LocalDispatcher(TaskExecution execution, RunOptions run, TimeProvider time, IDispatchNews news, bool isUrgent, ActivityContext parent = default)
    {
        (_execution, _run, _time, _news, _isUrgent, _parent) = (execution, run, time, news, isUrgent, parent);
        _batches = new(execution, run, time);
        _free = run.Workers;
    }

    public int Slots => _run.Workers + (int)Math.Min(MostAhead, _run.Workers * TicksAhead / Volatile.Read(ref _usual)); // no overflow: RunOptions.MostWorkers

    public bool ReadsCatalog => false;

    public bool TellsBegun => true;

    /// <summary>
    /// Lets the thread pool have as many threads at once as there are workers. Left to itself it has one a processor and adds one or two a second, so
    /// that tasks which block (which read a file, call a database) would wait for threads rather than for workers.
    /// </summary>
    public static void MakeRoom(int workers)
    {
        // One for the loop, one to renew the lease. The number is the process's, and is never made smaller: another run may count on it.
        const int Others = 2;
        ThreadPool.GetMinThreads(out var threads, out var ports);
        if (threads < Math.Min(workers, MostThreads) + Others)
            ThreadPool.SetMinThreads(Math.Min(workers, MostThreads) + Others, ports);
    }

    public void Start(ReadOnlySpan<Assignment> group, CancellationToken stop)
    {
        lock (_gate)
        {
            // A worker may be called for by a task that leaves its place: it has the surroundings of the run all the same, not those of that task.
            _context ??= ExecutionContext.Capture();
            _stop = stop;
            _line.Enqueue(group is [var one] ? (one, null) : (default, group.ToArray()));
            Begin();
        }
    }

    public void Flush()
    {
    }

    public void GetReady()
    {
    }

    public void GoOn()
    {
        lock (_gate)
        {
            Interlocked.Decrement(ref _untold);
            Begin();
        }
    }

    public int TakeBack()
    {
        lock (_gate)
        {
            var count = _line.Count;
            _line.Clear();
            return count;
        }
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>A worker: does one task after the other while there are some and it has a seat.</summary>
    private async Task WorkAsync()
    {
        while (TryBegin(out var one, out var several, out var left))
        {
            if (several is not null)
            {
                await RunBatchAsync(several);
                continue;
            }

            var seat = new Seat(this, one);
            var execution = Begin(seat);
            if (!execution.IsCompleted)
            {
                var task = execution.AsTask();
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // Perhaps the code of another task has caused the end, and waits for this to return.
                await Task.Yield();
                execution = new(task);
            }

            Tell(seat, execution, isAmongOthers: left >= Many && !_isUrgent);
            if (!End(seat))
                return;
        }
    }

    /// <summary>Takes what is next; where there is nothing, or somebody waits for a seat, the worker's is given up.</summary>
    private bool TryBegin(out Assignment one, out Assignment[]? several, out int left)
    {
        lock (_gate)
        {
            left = _line.Count - 1;
            if (_returning.Count == 0 && IsNext())
            {
                (one, several) = _line.Dequeue();
                return true;
            }

            (one, several) = (default, null);
            GiveUpSeat();
            return false;
        }
    }

    /// <summary>A task has ended.</summary>
    /// <returns>Whether the worker has its seat still: not if the task has ended without waiting for what it asked for.</returns>
    private bool End(Seat seat)
    {
        if (!seat.HasAsked)
            return true;
        lock (_gate)
        {
            seat.HasEnded = true;
            return seat.IsTaken;
        }
    }

    /// <summary>Gives a seat to a task that comes back, or else to a worker for what stands in line. Under the lock.</summary>
    private void GiveUpSeat()
    {
        while (_returning.TryDequeue(out var seat))
        {
            seat.IsTaken = !seat.HasEnded;
            seat.Returned!.SetResult();
            if (seat.IsTaken)
                return;
        }

        _free++;
        Begin();
    }

    /// <summary>Puts workers to work for what stands in line. Under the lock.</summary>
    private void Begin()
    {
        if (_free == 0 || !IsNext())
            return;
        for (var count = Math.Min(_free, _line.Count); count > 0; count--)
        {
            _free--;
            if (_context is null)
                Work(this);
            else
                ExecutionContext.Run(_context, Work, this);
        }

        static void Work(object? dispatcher) => _ = Task.Run(((LocalDispatcher)dispatcher!).WorkAsync, CancellationToken.None);
    }

    /// <summary>Whether the first in line may begin: not while there is a failure that the loop does not know of. Under the lock.</summary>
    private bool IsNext() => _line.Count > 0 && _untold == 0 && !_stop.IsCancellationRequested;

    /// <summary>Begins a task. It throws nothing.</summary>
    private ValueTask<CatalogEntry> Begin(Seat seat)
    {
        if (_isUrgent)
            seat.TellBegun();
        return Signals.Activities.HasListeners() ? WatchAsync(seat) : ExecuteAsync(seat);
    }

    /// <summary>Tells what came of a task that has ended.</summary>
    private void Tell(Seat seat, ValueTask<CatalogEntry> ended, bool isAmongOthers)
    {
        RunResult result;
        try
        {
            var entry = ended.GetAwaiter().GetResult();
            Note((entry.CompletedAt - entry.StartedAt).Ticks);
            result = RunResult.Made(entry);
        }
        catch (Exception e)
        {
            // The loop decides: a task's failure is an outcome like any other, and is reported with the task. Until it has, nothing more begins.
            Interlocked.Increment(ref _untold);
            result = RunResult.Failed(e);
            seat.TellBegun();
        }

        if (isAmongOthers && result.Error is null)
            _news.EndedAmongOthers(seat.Node, result, lendsThread: true);
        else
            _news.Ended(seat.Node, result, lendsThread: true);
    }

    /// <summary>Notes how long a task took. A clock that stands still says nothing.</summary>
    private void Note(long ticks)
    {
        if (ticks <= 0)
            return;
        var usual = Volatile.Read(ref _usual);
        Volatile.Write(ref _usual, Math.Max(1, usual + ((ticks - usual) / Remembered)));
    }

    private async ValueTask<CatalogEntry> WatchAsync(Seat seat)
    {
        using var activity = seat.Activity = TaskActivity.Start(seat.Node, _execution.Run, seat.Attempt, _time, _parent);
        try
        {
            var entry = await ExecuteAsync(seat);
            activity?.Succeed(entry);
            return entry;
        }
        catch (Exception e)
        {
            activity?.Fail(e, _stop.IsCancellationRequested && Outcome.IsCancellation(e));
            throw;
        }
    }

    private ValueTask<CatalogEntry> ExecuteAsync(Seat seat) => (seat.Node.Descriptor.Timeout ?? _run.Timeout) is { } most
        ? ExecuteWithinAsync(seat, most)
        : _execution.RunAsync(seat.Node, seat.Attempt, seat, _stop);

    private async ValueTask<CatalogEntry> ExecuteWithinAsync(Seat seat, TimeSpan most)
    {
        using var limit = new TimeLimit(most, _run.CancellationGrace, _time, _stop);
        seat.Limit = limit;
        try
        {
            return await limit.WaitAsync(seat.Node.Task, Task.Run(() => _execution.RunAsync(seat.Node, seat.Attempt, seat, limit.Token).AsTask(), CancellationToken.None));
        }
        catch (TimeoutException late) when (seat.Stray is { } stray)
        {
            throw new StrayResultException(stray, late);
        }
    }

    private async Task RunBatchAsync(Assignment[] batch)
    {
        // Side by side, not one below the other; what RunBatch asks of others lies below the run.
        var above = Activity.Current;
        var activities = new Dictionary<Node, TaskActivity>();
        foreach (var (node, attempt) in batch)
        {
            _news.Begun(node, _time.GetUtcNow(), _isUrgent);
            if (TaskActivity.Start(node, _execution.Run, attempt, _time, _parent) is { } activity)
                activities.Add(node, activity);
            Activity.Current = above;
        }

        var left = batch.Length;
        await _batches.RunAsync(batch, Ended, _news.Progressed, _stop);

        void Ended(Node node, RunResult result)
        {
            if (activities.Remove(node, out var activity))
            {
                if (result.Entry is { } entry)
                    activity.Succeed(entry);
                else
                    activity.Fail(result.Error!, _stop.IsCancellationRequested && Outcome.IsCancellation(result.Error!));
                activity.Dispose();
            }

            if (result.Error is not null)
                Interlocked.Increment(ref _untold);
            if (--left == 0 || result.Error is not null)
                _news.Ended(node, result);
            else
                _news.EndedAmongOthers(node, result);
        }
    }

    /// <summary>A task at work, which takes a worker's place, but not while it waits for what it asked for. Its state is guarded by the dispatcher's lock.</summary>
    private sealed class Seat(LocalDispatcher dispatcher, Assignment assignment) : IAttempt
    {
        private StrayResultException? _stray;
        private int _asking;
        private bool _isBegunTold;

        public Node Node => assignment.Node;

        public int Attempt => assignment.Attempt;

        public DateTimeOffset BegunAt { get; } = dispatcher._time.GetUtcNow();

        public TaskActivity? Activity { get; set; }

        public TimeLimit? Limit { get; set; }

        /// <summary>That a result was nobody's, of a task that has <c>RunBatch</c> alone.</summary>
        public StrayResultException? Stray => Volatile.Read(ref _stray);

        public bool HasAsked { get; private set; }

        public bool IsTaken { get; set; } = true;

        public bool HasEnded { get; set; }

        /// <summary>Ends when the task has its place again.</summary>
        public TaskCompletionSource? Returned { get; private set; }

        public void Strayed(StrayResultException stray) => Volatile.Write(ref _stray, stray);

        /// <summary>Tells that the task has begun, before anything else is told of it but that it was made: its entry says when it began.</summary>
        public void TellBegun()
        {
            if (!Interlocked.Exchange(ref _isBegunTold, true))
                dispatcher._news.Begun(Node, BegunAt, dispatcher._isUrgent);
        }

        public void Progressed(double fraction)
        {
            TellBegun();
            dispatcher._news.Progressed(Node, fraction);
        }

        public async Task<(int Step, IReadOnlyList<Node> Nodes)> AskAsync(IReadOnlyList<ITask> tasks)
        {
            var given = Limit?.Token ?? dispatcher._stop;
            var ask = new Ask(tasks, given);
            Limit?.Pause();
            Activity?.Suspend();
            TellBegun();
            Leave();
            try
            {
                dispatcher._news.Asked(Node, ask);
                return await ask.Answer.WaitAsync(given);
            }
            finally
            {
                // Whoever is to end need not wait for a place to do so.
                await Return().WaitAsync(given).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Activity?.Resume();
                Limit?.GoOn();
            }
        }

        private void Leave()
        {
            lock (dispatcher._gate)
            {
                HasAsked = true;
                if (_asking++ > 0 || !IsTaken || HasEnded)
                    return;
                IsTaken = false;
                dispatcher.GiveUpSeat();
            }
        }

        private Task Return()
        {
            lock (dispatcher._gate)
            {
                if (--_asking > 0 || IsTaken || HasEnded)
                    return Task.CompletedTask;
                if (dispatcher._free > 0)
                {
                    dispatcher._free--;
                    IsTaken = true;
                    return Task.CompletedTask;
                }

                // Of several that it asked for at once one may have come back before, and stand there already.
                if (Returned is { Task.IsCompleted: false } pending)
                    return pending.Task;
                Returned = new(TaskCreationOptions.RunContinuationsAsynchronously);
                dispatcher._returning.Enqueue(this);
                return Returned.Task;
            }
        }
    }
}
