using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Has tasks run by workers at the other side of a broker, on any machine. It has no state that the catalog lacks: what it remembers of what it sent is there to be told results by, and a
/// result that never comes is found in the catalog. How much is under way goes by how many workers are heard of and how fast they are. A task goes to the worker that made what it reads, if that one has room (decision 0042).
/// </summary>
internal sealed partial class BrokerDispatcher : IDispatcher
{
    private const int MostAhead = 16_384;
    private const int MostInMessage = 512;
    private const int MostBytesInMessage = 1024 * 1024;

    // Before anybody was heard of, so much is sent that somebody can be.
    private const int SlotsAtFirst = 16;

    /// <summary>How much work waits beside what is at work, as far as it can be told: a worker that ended something has the next at hand.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromMilliseconds(100);

    // Tasks that take less than this wait for what makes them durable, many at once, rather than for a worker.
    private static readonly TimeSpan s_small = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_aheadOfSmall = TimeSpan.FromMilliseconds(800);

    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_silence = 5 * Beat;

    /// <summary>Workers answer each beat; who has missed as many, with the run cancelled, does not.</summary>
    private static readonly TimeSpan s_unanswered = 3 * Beat;

    private static long s_last;

    private readonly Lock _gate = new();
    private readonly ITaskBroker _broker;
    private readonly ICatalog _catalog;
    private readonly RunOptions _run;
    private readonly PipelineOptions _options;
    private readonly IDispatchNews _news;
    private readonly RunTerms _terms;
    private readonly Dictionary<int, Sent> _open = [];
    private readonly Dictionary<(string Queue, string Near), List<List<Sent>>> _pending = [];
    private readonly List<BrokerMessage> _outgoing = [];
    private readonly Dictionary<string, (WorkerNews News, long Heard)> _workers = new(StringComparer.Ordinal);
    private readonly NearWorkers _near = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly MemoryStream _message = new();
    private readonly BinaryWriter _messageWriter;
    private readonly Task _sending;
    private readonly Task _looking;
    private CancellationTokenRegistration _stopping;
    private BrokerException? _broken;
    private bool _isStopped;
    private int _lastNumber;
    private double _pace = s_ahead.TotalSeconds;
    private bool _isTimed;
    private long _aloneSince;
    private long _heard;
    private long _stoppedAt;
    private string _said = "";

    /// <param name="broker">Where the workers are.</param>
    /// <param name="catalog">Has what they made.</param>
    /// <param name="run">How tasks are to run.</param>
    /// <param name="options">The clock, and where to log to.</param>
    /// <param name="number">The run's number.</param>
    /// <param name="owner">Whose run it is, as the catalog has it.</param>
    /// <param name="news">Told what becomes of the tasks.</param>
    public BrokerDispatcher(ITaskBroker broker, ICatalog catalog, RunOptions run, PipelineOptions options, long number, string owner, IDispatchNews news)
    {
        (_broker, _catalog, _run, _options, _news) = (broker, catalog, run, options, news);
        var name = TaskQueues.Safe(string.Create(
            CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{options.Time.GetUtcNow().UtcTicks:x}-{Interlocked.Increment(ref s_last)}-run-{number}"));
        _terms = new(name, number, owner, TaskQueues.Program, options.Lease, run.Timeout, run.CancellationGrace, Activity.Current?.Id ?? "", Activity.Current?.TraceStateString ?? "");
        _messageWriter = new(_message);
        _aloneSince = _heard = options.Time.GetTimestamp();
        _sending = Task.Run(SendAsync);
        _looking = Task.Run(LookAsync);
    }

    public int Slots
    {
        get
        {
            lock (_gate)
                return Places + Ahead;
        }
    }

    public bool ReadsCatalog => true;

    public bool TellsBegun => false;

    private int Places { get; set; } = SlotsAtFirst;

    private int Ahead => (int)Math.Min(MostAhead, (_pace < s_small.TotalSeconds ? s_aheadOfSmall : s_ahead).TotalSeconds / _pace * Places);

    public void Start(ReadOnlySpan<Assignment> group, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_stopping == default)
                _stopping = stop.UnsafeRegister(_ => Cancel(), null);
            var near = group is [var only] ? NearOf(only.Node) : "";
            var sent = new List<Sent>(group.Length);
            foreach (var assignment in group)
            {
                _message.SetLength(0);
                WorkerAssignment.Write(_messageWriter, assignment, ++_lastNumber);
                _messageWriter.Flush();
                if (_message.Length > Envelope.MostContent)
                {
                    _news.Ended(assignment.Node, RunResult.Failed(TooLarge(assignment.Node, _message.Length)));
                    continue;
                }

                var known = assignment.Node.Stored;
                sent.Add(new(assignment.Node, _lastNumber, assignment.Attempt, near, new(_message.ToArray(), known?.Run ?? -1, known?.Attempt ?? 0, 0, 0)));
            }

            if (sent.Count == 0)
                return;
            foreach (var one in sent)
                Open(one);
            if (_isStopped || _broken is not null)
            {
                Refuse(sent);
                return;
            }

            var way = (TaskQueues.Of(group[0].Node), near);
            if (!_pending.TryGetValue(way, out var groups))
                _pending.Add(way, groups = []);
            if (sent.Sum(static s => (long)s.Item.Bytes.Length) > Envelope.MostContent)
                groups.AddRange(sent.Select(static s => new List<Sent> { s }));
            else
                groups.Add(sent);
        }
    }

    private RequirementException TooLarge(Node node, long bytes)
    {
        var count = 0;
        foreach (var required in node.Required)
            count += required.Length;
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"{node.Task} cannot be sent to a worker by {_broker.Name}: with its parameters and the {count} tasks that it requires its message would have {Envelope.Shown(bytes)}. Have it require fewer, by way of tasks that bring some of them together, or run it without a broker."));
    }

    /// <summary>The worker that should have a task, as what it reads is at hand there; empty if any will do. None has more than its share waiting for it while others may be idle. Under the lock.</summary>
    private string NearOf(Node node) =>
        _near.Of(node) is { } name && _workers.TryGetValue(name, out var worker) && worker.News.Classes.Contains(TaskQueues.ClassOf(node.Descriptor)) && _near.GivenTo(name) < (long)(Places + Ahead) * worker.News.Slots / Places
            ? name
            : "";

    private void Open(Sent sent)
    {
        _open.Add(sent.Number, sent);
        if (sent.Near.Length > 0)
            _near.Give(sent.Near);
    }

    private bool Close(Sent sent)
    {
        if (!_open.Remove(sent.Number))
            return false;
        if (sent.Near.Length > 0)
            _near.Take(sent.Near);
        return true;
    }

    public void Flush()
    {
        lock (_gate)
        {
            if (_pending.Count == 0 || _work.CurrentCount > 0)
                return;
        }

        _work.Release();
    }

    public void GetReady()
    {
    }

    public void GoOn()
    {
    }

    public int TakeBack() => 0;

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        await _end.CancelAsync();
        await _gone.CancelAsync();
        await _sending;
        await _looking;
        _end.Dispose();
        _gone.Dispose();
        _work.Dispose();
    }

    /// <summary>Sends what there is to send; what has come while the last was sent goes together.</summary>
    private async Task SendAsync()
    {
        IAsyncDisposable? receiving = null;
        try
        {
            receiving = await _broker.ReceiveAsync(new(BrokerAddressKind.Driver, _terms.Driver), MostAhead, Receive, cancellationToken: _end.Token);
            await _broker.SendAsync([Hello()], _end.Token);
            while (true)
            {
                await _work.WaitAsync(_end.Token);
                if (Take() is { Count: > 0 } messages)
                    await _broker.SendAsync(messages, _end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The run has ended.
        }
        catch (Exception e)
        {
            // Whatever it is, nobody may wait for tasks in vain.
            Break(e as BrokerException ?? new BrokerException($"The broker {_broker.Name} cannot be gone on with: {e.Message}", e));
        }
        finally
        {
            if (receiving is not null)
                await receiving.DisposeAsync();
        }
    }

    private List<BrokerMessage> Take()
    {
        lock (_gate)
        {
            List<BrokerMessage> messages = [.. _outgoing];
            _outgoing.Clear();

            // Two messages for each that can be at work: one to work at, one at hand.
            var most = Math.Clamp((Places + Ahead) / (2 * Places), 1, MostInMessage);
            foreach (var ((queue, near), groups) in _pending)
            {
                var parcel = new List<IReadOnlyList<TaskParcel.Item>>();
                var (count, bytes) = (0, 0);
                foreach (var group in groups)
                {
                    var more = group.Sum(s => s.Item.Bytes.Length);
                    if (parcel.Count > 0 && bytes + more > Envelope.MostContent)
                    {
                        messages.Add(new TaskParcel(_terms, queue, parcel).ToMessage(near));
                        parcel = [];
                        (count, bytes) = (0, 0);
                    }

                    parcel.Add([.. group.Select(s => s.Item)]);
                    count += group.Count;
                    bytes += more;
                    if (count < most && bytes < MostBytesInMessage)
                        continue;
                    messages.Add(new TaskParcel(_terms, queue, parcel).ToMessage(near));
                    parcel = [];
                    (count, bytes) = (0, 0);
                }

                if (parcel.Count > 0)
                    messages.Add(new TaskParcel(_terms, queue, parcel).ToMessage(near));
                foreach (var sent in groups.SelectMany(g => g))
                    sent.At = _options.Time.GetTimestamp();
            }

            _pending.Clear();
            return messages;
        }
    }

    private void Post(BrokerMessage message)
    {
        lock (_gate)
            _outgoing.Add(message);
        if (!_end.IsCancellationRequested)
            _work.Release();
    }

    private BrokerMessage Hello() => ToAll(EnvelopeKind.Hello);

    private BrokerMessage ToAll(EnvelopeKind kind) => new(new(BrokerAddressKind.Workers, ""), Envelope.Write(kind, _terms.Write), new Dictionary<string, string>());

    /// <summary>The broker is of no more use: everything that is to be run fails with that.</summary>
    private void Break(BrokerException error)
    {
        lock (_gate)
        {
            _broken ??= error;
            _pending.Clear();
            Refuse([.. _open.Values]);
        }
    }

    private void Refuse(IReadOnlyList<Sent> tasks)
    {
        foreach (var sent in tasks)
        {
            if (Close(sent))
                _news.Ended(sent.Node, _broken is null ? RunResult.Lost : RunResult.Failed(_broken));
        }
    }

    /// <summary>Has the workers end what they have of this run; what they have not begun they forget.</summary>
    private void Cancel()
    {
        lock (_gate)
        {
            _isStopped = true;
            _stoppedAt = _options.Time.GetTimestamp();
            Refuse([.. _pending.Values.SelectMany(static groups => groups).SelectMany(static g => g)]);
            _pending.Clear();
            if (_options.Time.GetElapsedTime(_heard) > s_silence)
                Refuse([.. _open.Values]);
        }

        Post(ToAll(EnvelopeKind.Cancel));
        Post(Hello());
    }

    /// <summary>Gives up what the workers have of a run that is cancelled, if none of them answers: nobody will say what became of it. What is committed all the same stays.</summary>
    private void Forsake()
    {
        lock (_gate)
        {
            if (_isStopped && _options.Time.GetElapsedTime(_stoppedAt) > s_unanswered && _options.Time.GetElapsedTime(_heard) > s_unanswered)
                Refuse([.. _open.Values]);
        }
    }

    /// <summary>Says from time to time that the driver is there, or that the run is cancelled, which a worker may not have heard, and looks in the catalog for what was not heard of for long.</summary>
    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(Beat, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                Forsake();
                if (_isStopped)
                    Post(ToAll(EnvelopeKind.Cancel));
                Post(Hello());
                Count();
                await FindAsync();
                SendMissing();
                AskWhoHasThem();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    /// <summary>Forgets workers that were not heard of, and says if that leaves tasks with nobody to run them.</summary>
    private void Count()
    {
        string? missing = null;
        lock (_gate)
        {
            foreach (var name in _workers.Where(w => _options.Time.GetElapsedTime(w.Value.Heard) > s_silence).Select(w => w.Key).ToList())
                _workers.Remove(name);
            CountPlaces();
            var wanted = _open.Values.Select(s => TaskQueues.ClassOf(s.Node.Descriptor)).Distinct(StringComparer.Ordinal);
            var without = wanted.Where(c => !_workers.Values.Any(w => w.News.Slots > 0 && w.News.Program == _terms.Program && w.News.Classes.Contains(c))).Order(StringComparer.Ordinal).ToList();
            if (without.Count == 0)
                _aloneSince = _options.Time.GetTimestamp();
            else if (_options.Time.GetElapsedTime(_aloneSince) > s_silence)
                missing = string.Join(", ", without.Select(c => c.Length == 0 ? "those that use no resources" : $"class '{c}'"));
        }

        if (missing is null || missing == _said)
            return;
        _said = missing;
        Log(LogLevel.Warning, $"Nobody takes tasks of this program (version {_terms.Program}) from {_broker.Name}, of {missing}. They wait there. Start workers of this build: worker --broker … --store …, with --class where a class is meant.");
    }

    private void CountPlaces() => Places = _workers.Values.Sum(static w => w.News.Slots) is > 0 and var places ? places : SlotsAtFirst;

    /// <summary>Looks in the catalog for tasks whose results may have been lost.</summary>
    private async Task FindAsync()
    {
        List<Sent> late;
        lock (_gate)
            late = [.. _open.Values.Where(s => s.At is { } at && _options.Time.GetElapsedTime(at) > _options.Lease).OrderBy(s => s.At).Take(MostAhead)];
        if (late.Count == 0)
            return;
        try
        {
            var found = await _catalog.FindAsync([.. late.Select(s => s.Node.Key)], withBytes: false, _end.Token);
            foreach (var sent in late)
            {
                (sent.At, sent.WasLate) = (_options.Time.GetTimestamp(), true);
                if (found.TryGetValue(sent.Node.Key, out var entry) && entry.Run == _terms.Run && entry.Attempt >= sent.Attempt)
                    End(sent.Number, RunResult.Committed(entry.Version), entry.Attempt, "");
            }
        }
        catch (StoreException e)
        {
            // It is looked again. If the catalog is gone for good, the loop notices.
            Log(LogLevel.Warning, $"The results of {late.Count.ToString(CultureInfo.InvariantCulture)} tasks were looked for in vain: {e.Message}");
        }
    }

    private void Log(LogLevel level, string message)
    {
        if (_options.Logger?.IsEnabled(level) == true)
            BrokerLog.Write(_options.Logger, level, message);
    }

    /// <summary>A task that was sent, or is to be.</summary>
    private sealed class Sent(Node node, int number, int attempt, string near, TaskParcel.Item item)
    {
        public Node Node => node;

        public int Number => number;

        public int Attempt => attempt;

        /// <summary>The worker that should have it, as what it reads is at hand there; empty if any will do.</summary>
        public string Near => near;

        public TaskParcel.Item Item => item;

        /// <summary>What it has asked for, by the worker that it asked from, its attempt there, and the worker's number of the question.</summary>
        public Dictionary<(string Worker, int Attempt, int Question), Ask>? Asks { get; set; }

        /// <summary>The attempt for which another worker has claimed it anew since; 0 if none has.</summary>
        public int Retaken { get; set; }

        /// <summary>The attempt that a worker has begun with nothing beside it; 0 if none was, or if it has let others in since by asking for them.</summary>
        public int Alone { get; set; }

        /// <summary>How often it was sent again though it was in the hands of many workers that ended.</summary>
        public int Chances { get; set; }

        /// <summary>When it was sent or last looked for; nothing before.</summary>
        public long? At { get; set; }

        /// <summary>Whether it was looked for in vain.</summary>
        public bool WasLate { get; set; }

        /// <summary>Since when no worker has it though one is idle that takes it.</summary>
        public long? MissingSince { get; set; }

        /// <summary>How often its message was lost.</summary>
        public int Losses { get; set; }
    }
}
