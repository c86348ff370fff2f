using System.Diagnostics;
using System.Runtime.InteropServices;
using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// The worker's side of a pipe to a driver: runs the tasks that come, publishes what they make itself, many in one transaction, and tells the driver what is durable. It has
/// no state that the driver or the store lacks, so it may die at any moment. Its threads are the one that serves, one that publishes, and the thread pool.
/// </summary>
internal sealed class Worker : IDispatchNews
{
    /// <summary>The version of what goes over the pipe.</summary>
    public const int Protocol = 1;

    // What was made here of late, or read, at the most, in bytes.
    private const long MostKept = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly ArtifactStore _store;
    private readonly PipelineOptions _options;
    private readonly FrameReader _reader;
    private readonly FrameWriter _writer;
    private readonly CancellationTokenSource _stop = new();
    private readonly LinkedList<Duty> _waiting = [];
    private readonly Queue<(OpenAsk Ask, Action Answer)> _answers = new();
    private readonly Dictionary<Node, Duty> _duties = [];
    private readonly Dictionary<int, OpenAsk> _asks = [];
    private readonly Publication<int> _publication;
    private readonly KeptArtifacts _kept = new(MostKept) { IsWanted = false };
    private LocalDispatcher? _dispatcher;
    private AtWork? _atWork;
    private ITimer? _beat;
    private int _places;
    private int _busy;
    private int _lastAsk;

    public Worker(ArtifactStore store, PipelineOptions options, Stream input, Stream output)
    {
        _store = store;
        _options = options;
        _reader = new(input);
        _writer = new(output, "Refrain results");
        _publication = new(store.Catalog, options.Time, results => _writer.Write(FrameKind.Ended, w => WorkerResults.Write(w, results)));
    }

    /// <summary>Serves until the driver closes the pipe, or is gone.</summary>
    /// <exception cref="FrameException">What comes over the pipe is not what a driver says.</exception>
    public void Serve()
    {
        _writer.Write(FrameKind.Hello, w =>
        {
            w.Write(Protocol);
            w.Write(Path.GetFullPath(_store.ScratchFolder));
        });
        try
        {
            while (_reader.Read() is var (kind, content))
                Handle(kind, content);
        }
        catch (EndOfStreamException e)
        {
            throw new FrameException("a frame is shorter than it should be", e);
        }
        finally
        {
            _beat?.Dispose();
            _stop.Cancel();
            _publication.Complete();
            _writer.Complete();
            _writer.Join();
        }
    }

    public void Ended(Node node, RunResult result, bool lendsThread)
    {
        if (result.Error is not null)
            _dispatcher!.GoOn();
        int number;
        bool isMoreExpected;
        lock (_gate)
        {
            if (!_duties.Remove(node, out var duty))
                return;
            number = node.Order;
            if (--duty.Open == 0)
                End(duty);
            Next();
            isMoreExpected = _busy > 0;
        }

        if (result.Entry is { } entry)
        {
            _publication.Add(number, entry, isMoreExpected);
            return;
        }

        if (!isMoreExpected)
            _publication.Hurry();
        Failed(number, result.Error!);
    }

    private void Failed(int number, Exception error) =>
        _writer.Write(FrameKind.Ended, w => WorkerResults.Write(w, [(number, RunResult.Failed(error))], GivenUpException.IsIn(error)));

    public void Progressed(Node node, double fraction) => _writer.Write(FrameKind.Progress, w =>
    {
        w.Write(node.Order);
        w.Write(fraction);
    });

    public void Asked(Node node, Ask ask)
    {
        int number;
        lock (_gate)
        {
            if (!_duties.TryGetValue(node, out var duty))
                return;
            number = ++_lastAsk;
            _asks.Add(number, new(duty, ask));
            duty.HasAsked = true;
            if (!duty.IsSuspended)
            {
                // It waits for what it asked for, and others can run meanwhile.
                duty.IsSuspended = true;
                Vacate(duty);
                Next();
                if (_busy == 0)
                    _publication.Hurry();
            }
        }

        _writer.Write(FrameKind.Ask, w =>
        {
            w.Write(node.Order);
            w.Write(number);
            w.Write7BitEncodedInt(ask.Tasks.Count);
            foreach (var task in ask.Tasks)
                w.WriteTask(task);
        });
    }

    private void Handle(FrameKind kind, BinaryReader content)
    {
        switch (kind)
        {
            case FrameKind.Begin:
                Begin(content);
                break;
            case FrameKind.Assign:
                Assign(content);
                break;
            case FrameKind.Answer:
                Answer(content);
                break;
            case FrameKind.Cancel:
                _stop.CancelAsync();
                break;
            case FrameKind.GiveBack:
                GiveBack(content.Read7BitEncodedInt());
                break;
            default:
                throw new FrameException($"a driver does not send {kind}");
        }
    }

    private void Begin(BinaryReader content)
    {
        var run = content.ReadInt64();
        var journal = content.ReadString();
        _places = content.Read7BitEncodedInt();
        var timeout = content.ReadInt64();
        var options = new RunOptions
        {
            Workers = _places,
            Timeout = timeout < 0 ? null : TimeSpan.FromTicks(timeout),
            CancellationGrace = TimeSpan.FromTicks(content.ReadInt64()),
        };
        var beat = TimeSpan.FromTicks(content.ReadInt64());
        _ = ActivityContext.TryParse(content.ReadString(), content.ReadString(), isRemote: true, out var parent);
        _atWork = new(journal, _places);
        LocalDispatcher.MakeRoom(_places);
        _dispatcher = new(new TaskExecution(_store, _options, run, kept: _kept), options, _options.Time, this, isUrgent: false, parent);
        _beat = _options.Time.CreateTimer(_ => _writer.Write(FrameKind.Alive), null, beat, beat);
    }

    private void Assign(BinaryReader content)
    {
        var failed = new List<(int Number, RunResult Result)>();
        var duties = new List<Duty>();
        var sent = new List<int>();
        for (var groups = content.Read7BitEncodedInt(); groups > 0; groups--)
        {
            var assignments = new List<Assignment>();
            for (var count = content.Read7BitEncodedInt(); count > 0; count--)
            {
                if (WorkerAssignment.Read(content, content.Read7BitEncodedInt(), failed, out var key) is not { } assignment)
                    continue;
                assignments.Add(assignment);
                sent.Add(key);
            }

            duties.Add(new(assignments));
        }

        // Keys of many are computed several at once.
        var keys = new KeyBatch();
        foreach (var duty in duties)
        {
            foreach (var (node, _) in duty.Assignments)
                keys.Add(node.Task);
        }

        keys.Complete();
        var next = 0;
        foreach (var (node, _) in duties.SelectMany(static d => d.Assignments))
            WorkerAssignment.Check(node, sent[next++], failed);
        WorkerAssignment.SupplySources(duties.SelectMany(d => d.Assignments), _store.Catalog, failed);
        if (duties.Exists(static d => d.Assignments.Exists(static a => a.Node.Required.All.Any(static i => i.Descriptor.Kind == TaskKind.Task))))
        {
            // In this run something is read.
            _kept.IsWanted = true;
            WorkerAssignment.SupplyInputs(duties.SelectMany(d => d.Assignments), _store.Catalog, _kept);
        }

        var refused = failed.Select(f => f.Number).ToHashSet();
        lock (_gate)
        {
            foreach (var duty in duties)
            {
                duty.Assignments.RemoveAll(a => refused.Contains(a.Node.Order));
                duty.Open = duty.Assignments.Count;
                if (duty.Open == 0)
                    continue;
                foreach (var (node, _) in duty.Assignments)
                    _duties.Add(node, duty);
                _waiting.AddLast(duty);
            }

            Next();
        }

        if (failed.Count > 0)
            _writer.Write(FrameKind.Ended, w => WorkerResults.Write(w, failed));
    }

    private void Answer(BinaryReader content)
    {
        var number = content.ReadInt32();
        var step = content.Read7BitEncodedInt();
        var versions = new ContentHash[step < 0 ? 0 : content.Read7BitEncodedInt()];
        for (var i = 0; i < versions.Length; i++)
            versions[i] = content.ReadHash();
        var error = step < 0 ? content.ReadError() : null;
        lock (_gate)
        {
            if (!_asks.Remove(number, out var open))
                return;
            _answers.Enqueue((open, Tell));
            Next();

            void Tell()
            {
                if (error is not null)
                    open.Ask.Refuse(error);
                else
                    open.Ask.Give(step, [.. open.Ask.Tasks.Select((t, i) => WorkerAssignment.Known(t, versions[i]))]);
            }
        }
    }

    private void GiveBack(int count)
    {
        var numbers = new List<int>();
        lock (_gate)
        {
            for (; count > 0 && _waiting.Last is { Value: var duty }; count--)
            {
                _waiting.RemoveLast();
                foreach (var (node, _) in duty.Assignments)
                {
                    _duties.Remove(node);
                    numbers.Add(node.Order);
                }
            }
        }

        _writer.Write(FrameKind.Returned, w =>
        {
            w.Write7BitEncodedInt(numbers.Count);
            foreach (var number in numbers)
                w.Write(number);
        });
    }

    /// <summary>Goes on with what was answered, and then begins what waits, as far as there is room. Under the lock.</summary>
    private void Next()
    {
        while (_answers.TryPeek(out var next) && (_busy < _places || !next.Ask.Duty.IsSuspended))
        {
            _answers.Dequeue();
            if (next.Ask.Duty is { IsSuspended: true, Open: > 0 } duty)
            {
                duty.IsSuspended = false;
                Occupy(duty);
            }

            next.Answer();
        }

        while (_busy < _places && _waiting.First is { Value: var duty })
        {
            _waiting.RemoveFirst();
            Occupy(duty);
            _dispatcher!.Start(CollectionsMarshal.AsSpan(duty.Assignments), _stop.Token);
        }
    }

    private void Occupy(Duty duty)
    {
        _busy++;
        duty.Place = _atWork!.Begin(duty.Assignments[0].Node.Order);
    }

    private void Vacate(Duty duty)
    {
        if (duty.Place is not { } place)
            return;
        _busy--;
        duty.Place = null;
        _atWork!.End(place);
    }

    private void End(Duty duty)
    {
        Vacate(duty);
        if (!duty.HasAsked)
            return;

        // It may have been cancelled, or did not wait for what it asked for.
        foreach (var (number, _) in _asks.Where(a => a.Value.Duty == duty).ToArray())
            _asks.Remove(number);
    }

    /// <summary>Tasks that are run together, mostly one.</summary>
    private sealed class Duty(List<Assignment> assignments)
    {
        public List<Assignment> Assignments { get; } = assignments;

        /// <summary>How many have not ended.</summary>
        public int Open { get; set; }

        /// <summary>Where it is noted that it is at work, if it is.</summary>
        public int? Place { get; set; }

        public bool IsSuspended { get; set; }

        public bool HasAsked { get; set; }
    }

    private sealed record OpenAsk(Duty Duty, Ask Ask);
}
