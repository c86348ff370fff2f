using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Planning;

namespace Refrain.Running;

/// <summary>
/// Has tasks run by workers at the other end of pipes. A worker that dies, is not heard of or writes what makes no sense is replaced, and what it had goes to others; a task
/// that was at work in three that died fails. Workers are sent more than they can do at once where tasks are short, so that none waits for its driver.
/// </summary>
internal sealed partial class WorkerPool : IDispatcher
{
    private const int MostDeaths = 3;

    // Whoever was there once may have been there by chance, and can run beside others: a long task would keep a worker to itself for nothing.
    private const int FewestDeaths = MostDeaths - 1;

    private const int MostCrashedStarts = 3;

    // Who is killed from outside may be luckier the next time.
    private const int MostFailedStarts = 30;
    private const int MostAhead = 8192;
    private const int MostTogether = 256;

    /// <summary>How much work a worker has waiting, as far as it can be told.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromMilliseconds(50);

    // Where tasks take less than this, what takes time is making them durable, many at once: how many a worker has then is how many it does in one go, and with few it waits for the disk.
    private static readonly TimeSpan s_small = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan s_aheadOfSmall = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a worker may take to begin, however short the patience is after that.</summary>
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly WorkerProcesses _terms;
    private readonly Func<IWorkerLink> _start;
    private readonly RunOptions _run;
    private readonly PipelineOptions _options;
    private readonly string _scratch;
    private readonly long _number;
    private readonly IDispatchNews _news;
    private readonly List<WorkerSeat> _seats = [];
    private readonly List<Thread> _readers = [];
    private readonly LinkedList<Flight> _pending = [];
    private readonly LinkedList<Flight> _suspects = [];
    private readonly Dictionary<TaskKey, int> _deaths = [];
    private readonly MemoryStream _message = new();
    private readonly BinaryWriter _messageWriter;
    private readonly ITimer _look;
    private readonly Activity? _activity = Activity.Current;
    private readonly int _places;
    private CancellationTokenRegistration _stopping;
    private WorkerDiedException? _broken;
    private bool _isStopped;
    private int _crashedStarts;
    private int _failedStarts;
    private int _lastNumber;
    private int _lastSeat;
    private long _lastLook;
    private double _pace = s_ahead.TotalSeconds;

    /// <param name="terms">How many workers, and when they are replaced.</param>
    /// <param name="start">Starts one.</param>
    /// <param name="run">How tasks are to run.</param>
    /// <param name="options">The clock, and where to log to.</param>
    /// <param name="scratch">The scratch folder of the store, which the workers must have opened too.</param>
    /// <param name="number">The run's number.</param>
    /// <param name="news">Told what becomes of the tasks.</param>
    public WorkerPool(WorkerProcesses terms, Func<IWorkerLink> start, RunOptions run, PipelineOptions options, string scratch, long number, IDispatchNews news)
    {
        (_terms, _start, _run, _options, _scratch, _number, _news) = (terms, start, run, options, Path.GetFullPath(scratch), number, news);
        _places = (run.Workers + terms.Count - 1) / terms.Count;
        _messageWriter = new(_message);
        _lastLook = options.Time.GetTimestamp();
        _look = options.Time.CreateTimer(_ => Look(), null, s_look, s_look);
    }

    public int Slots
    {
        get
        {
            lock (_gate)
                return _terms.Count * Most;
        }
    }

    public bool ReadsCatalog => true;

    public bool TellsBegun => false;

    private int Most => _places + Ahead;

    /// <summary>
    /// How many a worker is given one after the other. What was claimed together lies together with the catalog, and is written there again for each worker that gives up its part of it; tasks
    /// that take longer are given out in turn.
    /// </summary>
    private int Together => _pace < s_small.TotalSeconds ? Math.Clamp(_pending.Count / _terms.Count, 1, MostTogether) : 1;

    private int Ahead => (int)Math.Min(MostAhead, (_pace < s_small.TotalSeconds ? s_aheadOfSmall : s_ahead).TotalSeconds / _pace * _places);

    public void GetReady()
    {
        lock (_gate)
        {
            while (!_isStopped && _broken is null && _seats.Count < _terms.Count && TrySeat())
            {
            }
        }
    }

    public void Start(ReadOnlySpan<Assignment> group, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_stopping == default)
                _stopping = stop.UnsafeRegister(_ => Cancel(), null);
            var isSuspect = false;
            foreach (var assignment in group)
                isSuspect |= _deaths.GetValueOrDefault(assignment.Node.Key) >= FewestDeaths;
            if (!isSuspect)
            {
                _pending.AddLast(NewFlight(group.ToArray()));
                return;
            }

            foreach (var assignment in group)
                _suspects.AddLast(NewFlight([assignment], isSuspect));
        }

        Flight NewFlight(Assignment[] assignments, bool isSuspect = false)
        {
            var first = _lastNumber + 1;
            var messages = new byte[assignments.Length][];
            for (var i = 0; i < messages.Length; i++)
            {
                _message.SetLength(0);
                WorkerAssignment.Write(_messageWriter, assignments[i], ++_lastNumber);
                _messageWriter.Flush();
                messages[i] = _message.ToArray();
            }

            return new(assignments, messages, first) { IsSuspect = isSuspect };
        }
    }

    public void Flush()
    {
        lock (_gate)
            Distribute();
    }

    public void GoOn()
    {
    }

    public int TakeBack() => 0;

    public async ValueTask DisposeAsync()
    {
        await _look.DisposeAsync();
        await _stopping.DisposeAsync();
        WorkerSeat[] seats;
        lock (_gate)
        {
            _isStopped = true;
            seats = [.. _seats];
            foreach (var seat in seats)
            {
                // Whoever still has tasks was waited for already.
                if (seat.Flights.Count == 0)
                    Retire(seat);
                else
                    seat.Link.Kill();
            }
        }

        // The readers end when the workers have.
        var ends = Task.Run(() => _readers.ForEach(static r => r.Join()));
        if (await Task.WhenAny(ends, Task.Delay(_run.CancellationGrace, _options.Time)) != ends)
        {
            foreach (var seat in seats)
                seat.Link.Kill();
        }

        await ends;
    }

    /// <summary>Sends what is to be run to those who have room. Under the lock.</summary>
    private void Distribute()
    {
        if (_isStopped || _broken is not null)
        {
            Refuse();
            return;
        }

        // What only waits for others in a worker that is to end does not keep these from being run.
        while (_seats.Count(s => !s.IsRetiring || s.Load > 0) < _terms.Count && _pending.Count + _suspects.Count > _seats.Count(s => s is { Load: 0, IsRetiring: false, IsReserved: false }))
        {
            if (!TrySeat())
                return;
        }

        TrySuspects();
        var sent = new Dictionary<WorkerSeat, List<Flight>>();
        while (_pending.Count > 0 && Roomiest() is { } seat)
        {
            if (!sent.TryGetValue(seat, out var flights))
                sent.Add(seat, flights = []);
            for (var count = Math.Min(Together, Most - seat.Load); count > 0 && _pending.First is { Value: var flight }; count--)
            {
                _pending.RemoveFirst();
                Put(flight, seat);
                flights.Add(flight);
            }
        }

        foreach (var (seat, flights) in sent)
            Send(seat, flights);
    }

    /// <summary>
    /// Tries each suspect in a worker that has nothing else at work, so that nothing else is held responsible for its end. What is suspended there may stay: it may be the suspect that it waits for.
    /// </summary>
    private void TrySuspects()
    {
        while (_suspects.First is { Value: var suspect })
        {
            var seat = _seats.Where(s => !s.IsRetiring).OrderByDescending(s => s.IsReserved).ThenBy(s => s.Load).FirstOrDefault();
            if (seat is null)
                return;
            seat.IsReserved = true;
            if (seat.Load > 0)
                return;
            _suspects.RemoveFirst();
            Put(suspect, seat);
            Send(seat, [suspect]);
        }
    }

    private WorkerSeat? Roomiest()
    {
        WorkerSeat? roomiest = null;
        var most = Most;
        foreach (var seat in _seats)
        {
            if (seat is { IsRetiring: false, IsReserved: false } && seat.Load < Math.Min(most, roomiest?.Load ?? int.MaxValue))
                roomiest = seat;
        }

        return roomiest;
    }

    private void Put(Flight flight, WorkerSeat seat)
    {
        if (seat.Load == 0)
            seat.Moved = _options.Time.GetTimestamp();
        seat.Load++;
        for (var i = 0; i < flight.Count; i++)
            seat.Flights.Add(flight.FirstNumber + i, flight);
    }

    private static void Send(WorkerSeat seat, List<Flight> flights) => seat.Writer.Write(
        FrameKind.Assign,
        w =>
        {
            w.Write7BitEncodedInt(flights.Count);
            foreach (var flight in flights)
                flight.Write(w);
        },
        expected: flights.Sum(static flight => flight.Length));

    private bool TrySeat()
    {
        var journal = Path.Combine(_scratch, string.Create(CultureInfo.InvariantCulture, $"worker-{_number}-{Environment.ProcessId}-{++_lastSeat}"));
        try
        {
            AtWork.Create(journal, _places);
            var link = _start();
            var seat = new WorkerSeat(link, new FrameWriter(link.Input, "Refrain tasks"), journal) { Heard = _options.Time.GetTimestamp() };
            seat.Writer.Write(FrameKind.Begin, w =>
            {
                w.Write(_number);
                w.Write(journal);
                w.Write7BitEncodedInt(_places);
                w.Write(_run.Timeout?.Ticks ?? -1);
                w.Write(_run.CancellationGrace.Ticks);
                w.Write(_terms.Patience.Ticks / 10);
                w.Write(_activity?.Id ?? "");
                w.Write(_activity?.TraceStateString ?? "");
            });
            _seats.Add(seat);
            var reader = new Thread(() => Listen(seat)) { IsBackground = true, Name = "Refrain results" };
            _readers.Add(reader);
            reader.Start();
            return true;
        }
        catch (Exception e) when (e is WorkerDiedException or IOException or UnauthorizedAccessException)
        {
            AtWork.Remove(journal);
            Break(e as WorkerDiedException ?? new WorkerDiedException($"A worker process could not be started, as its file {journal} could not be written: {e.Message}"));
            return false;
        }
    }

    /// <summary>No worker can be had: everything that is to be run fails with that.</summary>
    private void Break(WorkerDiedException error)
    {
        _broken ??= error;
        Refuse();
    }

    private void Refuse()
    {
        foreach (var flight in _pending.Concat(_suspects))
        {
            for (var i = 0; i < flight.Count; i++)
                _news.Ended(flight[flight.FirstNumber + i], _broken is null ? RunResult.Lost : RunResult.Failed(_broken));
        }

        _pending.Clear();
        _suspects.Clear();
    }

    private void Cancel()
    {
        lock (_gate)
        {
            foreach (var seat in _seats)
                seat.Writer.Write(FrameKind.Cancel);
            _isStopped = true;
            Refuse();
        }
    }

    private static void Retire(WorkerSeat seat)
    {
        seat.IsRetiring = true;
        if (seat.Flights.Count == 0)
            seat.Writer.Complete();
        else if (seat.Load > 0)
            seat.Writer.Write(FrameKind.GiveBack, w => w.Write7BitEncodedInt(int.MaxValue));
    }

    /// <summary>Looks from time to time after those who are not heard of, and has those who have much give to those who have nothing.</summary>
    private void Look()
    {
        lock (_gate)
        {
            var since = _options.Time.GetElapsedTime(_lastLook);
            _lastLook = _options.Time.GetTimestamp();
            foreach (var seat in _seats)
            {
                // If it was this process that stood still, they may have spoken all the while.
                if (since > _terms.Patience / 2)
                    seat.Heard = _lastLook;
                var patience = seat.IsReady || _terms.Patience > s_start ? _terms.Patience : s_start;
                if (seat.Cause is not null || _options.Time.GetElapsedTime(seat.Heard) <= patience)
                    continue;
                seat.Cause = $"it was not heard of for {patience}";
                seat.Link.Kill();
            }

            if (_pending.Count > 0 || !_seats.Any(s => s is { Load: 0, IsReady: true, IsRetiring: false, IsReserved: false }))
                return;
            var fullest = _seats.MaxBy(s => s.Load);
            if (fullest is { IsRetiring: false } && fullest.Load > _places && _options.Time.GetElapsedTime(fullest.Moved) > s_ahead)
                fullest.Writer.Write(FrameKind.GiveBack, w => w.Write7BitEncodedInt((fullest.Load - _places + 1) / 2));
        }
    }

    private void Log(string message)
    {
        if (_options.Logger is { } logger)
            s_died(logger, message, null);
    }

    private static readonly Action<ILogger, string, Exception?> s_died =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(2, "WorkerDied"), "A worker process ended: {How}");
}
