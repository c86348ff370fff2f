using System.Globalization;
using Refrain.Keys;
using Refrain.Planning;

namespace Refrain.Running;

// What workers say, and their ends.
internal sealed partial class WorkerPool
{
    /// <summary>Hears what a worker says until it has ended.</summary>
    private void Listen(WorkerSeat seat)
    {
        string? cause = null;
        try
        {
            using var reader = new FrameReader(seat.Link.Output);
            while (reader.Read() is var (kind, content))
            {
                lock (_gate)
                    Handle(seat, kind, content);
            }
        }
        catch (Exception e) when (e is FrameException or EndOfStreamException or KeyFormatException)
        {
            cause = $"it was killed, as what it wrote makes no sense: {e.Message}";
        }

        catch (Exception e)
        {
            // Whatever it is, tasks that were sent must not be waited for in vain.
            cause = $"what it said could not be dealt with: {e.Message}";
            lock (_gate)
                Break(new WorkerDiedException($"Worker processes cannot be gone on with: {e.Message}", e));
        }

        var end = seat.Link.End(atOnce: cause is not null || seat.Cause is not null);
        lock (_gate)
            Bury(seat, seat.Cause ?? cause ?? end.How, end.WasKilled);
    }

    private void Handle(WorkerSeat seat, FrameKind kind, BinaryReader content)
    {
        seat.Heard = _options.Time.GetTimestamp();
        switch (kind)
        {
            case FrameKind.Hello:
                Welcome(seat, content);
                break;
            case FrameKind.Ended:
                End(seat, WorkerResults.Read(content, out var memory, out var isTainted));
                if (!seat.IsRetiring && (isTainted || memory > _terms.MaxMemory || seat.Done >= _terms.MaxTasks))
                    Retire(seat);
                Distribute();
                break;
            case FrameKind.Returned:
                TakeBack(seat, content);
                Distribute();
                break;
            case FrameKind.Ask:
                Ask(seat, content);
                Distribute();
                break;
            case FrameKind.Progress:
                if (seat.Flights.TryGetValue(content.ReadInt32(), out var flight))
                    _news.Progressed(flight[flight.FirstNumber], content.ReadDouble());
                break;
            case FrameKind.Alive:
                break;
            default:
                throw new FrameException($"a worker does not send {kind}");
        }
    }

    private void Welcome(WorkerSeat seat, BinaryReader content)
    {
        var protocol = content.ReadInt32();
        var scratch = content.ReadString();
        seat.IsReady = true;
        seat.Moved = seat.Heard;
        if (protocol != Worker.Protocol)
            Break(new WorkerDiedException(string.Create(CultureInfo.InvariantCulture, $"The worker {_terms.Command} speaks version {protocol} of what goes between workers and driver, and this program version {Worker.Protocol}. Start both from one build.")));
        else if (scratch != _scratch)
            Break(new WorkerDiedException($"The worker {_terms.Command} has opened another store than this run: its scratch folder is {scratch}, not {_scratch}. Open the same store in it."));
        if (_broken is not null)
            seat.Link.Kill();
    }

    private void End(WorkerSeat seat, List<(int Number, RunResult Result)> results)
    {
        var now = _options.Time.GetTimestamp();
        if (results.Count > 0)
        {
            _crashedStarts = _failedStarts = 0;

            // How long a task takes, smoothed: what is ahead of a worker is measured by it.
            var each = _options.Time.GetElapsedTime(seat.Moved, now).TotalSeconds * _places / results.Count;
            _pace = Math.Max(1e-6, (_pace * 3 + each) / 4);
        }

        seat.Moved = now;
        for (var i = 0; i < results.Count; i++)
        {
            var (number, result) = results[i];
            if (!seat.Flights.Remove(number, out var flight))
                continue;
            seat.Done++;
            if (--flight.Open == 0)
                Leave(seat, flight);

            // All of them at once: the loop would come for the first, and wait here for the others.
            if (i < results.Count - 1 && result.Error is null)
                _news.EndedAmongOthers(flight[number], result);
            else
                _news.Ended(flight[number], result);
        }

        if (seat is { IsRetiring: true, Flights.Count: 0 })
            seat.Writer.Complete();
    }

    private static void Leave(WorkerSeat seat, Flight flight)
    {
        DropHeld(seat, flight);
        if (!flight.IsSuspended)
            seat.Load--;
        Vacated(seat, flight);
    }

    /// <summary>
    /// Something has ended, or waits. A suspect that waits does not keep its place to itself: it may wait for what can be run nowhere else.
    /// </summary>
    private static void Vacated(WorkerSeat seat, Flight flight)
    {
        if (flight.IsSuspect)
            seat.IsReserved = seat.Held.Count > 0;
        if (seat.Load == 0 && seat.Held is [var (next, _), ..])
            AnswerHeld(seat, next);
    }

    /// <summary>Goes on with a flight, with all that was answered to it: it may wait for several.</summary>
    private static void AnswerHeld(WorkerSeat seat, Flight flight)
    {
        Resume(seat, flight);
        foreach (var (_, answer) in seat.Held.Where(held => held.Flight == flight))
            seat.Writer.Write(FrameKind.Answer, answer);
        DropHeld(seat, flight);
    }

    private static void DropHeld(WorkerSeat seat, Flight flight)
    {
        // There hardly ever is any.
        for (var i = seat.Held.Count - 1; i >= 0; i--)
        {
            if (seat.Held[i].Flight == flight)
                seat.Held.RemoveAt(i);
        }
    }

    private static void Resume(WorkerSeat seat, Flight flight)
    {
        flight.IsSuspended = false;
        seat.Load++;
        seat.IsReserved |= flight.IsSuspect;
    }

    private void TakeBack(WorkerSeat seat, BinaryReader content)
    {
        var returned = new List<Flight>();
        for (var count = content.Read7BitEncodedInt(); count > 0; count--)
        {
            var number = content.ReadInt32();
            if (seat.Flights.Remove(number, out var flight) && number == flight.FirstNumber)
                returned.Add(flight);
        }

        // They came from the end, last first.
        foreach (var flight in returned)
        {
            Leave(seat, flight);
            (flight.IsSuspect ? _suspects : _pending).AddFirst(flight);
        }

        if (seat is { IsRetiring: true, Flights.Count: 0 })
            seat.Writer.Complete();
    }

    private void Ask(WorkerSeat seat, BinaryReader content)
    {
        var number = content.ReadInt32();
        var question = content.ReadInt32();
        var tasks = new List<ITask>();
        for (var count = content.Read7BitEncodedInt(); count > 0; count--)
            tasks.Add(content.ReadTask());
        if (!seat.Flights.TryGetValue(number, out var flight))
            return;
        if (!flight.IsSuspended)
        {
            flight.IsSuspended = true;
            seat.Load--;
            Vacated(seat, flight);
        }

        var ask = new Ask(tasks, seat.Gone);
        _ = ask.Answer.ContinueWith(answer => Answer(seat, number, question, answer), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _news.Asked(flight[number], ask);
    }

    private void Answer(WorkerSeat seat, int number, int question, Task<(int Step, IReadOnlyList<Node> Nodes)> answer)
    {
        lock (_gate)
        {
            if (!seat.Flights.TryGetValue(number, out var flight))
                return;
            Action<BinaryWriter> content = w => w.WriteAnswer(question, answer);
            if (flight is { IsSuspended: true, IsSuspect: true } && seat.Load > 0)
            {
                seat.IsReserved = true;
                seat.Held.Add((flight, content));
                return;
            }

            if (flight.IsSuspended)
                Resume(seat, flight);
            seat.Writer.Write(FrameKind.Answer, content);
        }
    }

    /// <summary>Gives what a worker had that has ended to others.</summary>
    private void Bury(WorkerSeat seat, string how, bool wasKilled)
    {
        _seats.Remove(seat);
        var left = seat.Empty();

        var atWork = AtWork.Read(seat.Journal);
        if (seat is { Done: 0, IsRetiring: false } && atWork is null or { Count: 0 })
        {
            _crashedStarts += wasKilled ? 0 : 1;
            _failedStarts++;
        }

        if (_crashedStarts == MostCrashedStarts || _failedStarts == MostFailedStarts)
            Break(new WorkerDiedException($"Worker processes end before they have begun: {how}. The command is: {_terms.Command}. What it says on standard error may tell why."));
        var toOthers = 0;
        foreach (var (number, flight) in left)
        {
            var node = flight[number];
            if (!flight.IsSuspended && atWork?.Contains(flight.FirstNumber) != false)
            {
                var deaths = _deaths[node.Key] = _deaths.GetValueOrDefault(node.Key) + 1;
                if (deaths == MostDeaths)
                {
                    _news.Ended(node, RunResult.Failed(new WorkerDiedException(string.Create(CultureInfo.InvariantCulture, $"{node.Task} was at work in a worker process each of {MostDeaths} times that one ended; of the last: {how}. Run it alone without --processes, or under a debugger, to see why."))));
                    continue;
                }
            }

            toOthers += _broken is null ? 1 : 0;
            _news.Ended(node, _broken is null ? RunResult.Lost : RunResult.Failed(_broken));
        }

        // Where the run is cancelled or over nothing goes anywhere, and that a worker is ended with it is no news.
        if (!_isStopped && (left.Length > 0 || !seat.IsRetiring))
        {
            Log(toOthers switch
            {
                0 => $"{how}.",
                1 => $"{how}. 1 task goes to others.",
                _ => string.Create(CultureInfo.InvariantCulture, $"{how}. {toOthers} tasks go to others."),
            });
        }

        seat.Dispose();
        Distribute();
    }
}
