using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

// What tasks say and what becomes of them, on its way to the drivers; and what drivers say.
internal sealed partial class BrokerWorker
{
    private static readonly TimeSpan s_betweenProgress = TimeSpan.FromSeconds(0.5);

    private readonly List<(BrokerJob Job, EndedMessage.One One)> _results = [];
    private readonly Queue<(BrokerJob Job, Action Tell)> _answers = new();
    private readonly Dictionary<int, (BrokerJob Job, Node Node, Ask Ask)> _asks = [];
    private bool _isTelling;
    private int _untold;
    private int _lastAsk;
    private long _lastProgress;

    public void Ended(Node node, RunResult result, bool lendsThread)
    {
        BrokerJob? job;
        int position;
        lock (_gate)
        {
            if (!_jobs.Remove(node, out job))
                return;
            if (result.Error is not null)
                job.Run.Dispatcher.GoOn();
            position = job.Tasks.FindIndex(t => t.Assignment.Node == node);
            if (job.IsSuspended)
                job.Run.Suspended--;
            if (result.Entry is { } made)
            {
                job.Run.Took += made.CompletedAt - made.StartedAt;
                job.Run.Timed++;
            }

            if (--job.Open == 0)
            {
                Vacate(job);
                foreach (var number in _asks.Where(a => a.Value.Job == job).Select(a => a.Key).ToList())
                    _asks.Remove(number);
            }

            if (job.IsReturned)
            {
                Told(job, node);
                Next();
                IsIdle();
                return;
            }

            _untold++;
            Next();
        }

        if (GivenUpException.IsIn(result.Error))
        {
            // Something is at work here that nobody wants any more, and cannot be ended but with the process.
            Log(LogLevel.Warning, $"{node.Task} did not end when it was told to. The worker takes no more tasks and ends.");
            _tainted.CancelAsync();
        }

        if (result.Entry is { } entry)
            _publication.Add((job, position), entry);
        else
            Report([(job, position, result)]);
    }

    public void Progressed(Node node, double fraction)
    {
        string driver;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(node, out var job) || _options.Time.GetElapsedTime(_lastProgress) < s_betweenProgress)
                return;
            _lastProgress = _options.Time.GetTimestamp();
            driver = job.Run.Terms.Driver;
        }

        Send(To(driver, Envelope.Write(EnvelopeKind.Progress, w =>
        {
            w.Write(node.Order);
            w.Write(fraction);
        })));
    }

    public void Asked(Node node, Ask ask)
    {
        BrokerMessage message;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(node, out var job))
                return;
            _asks.Add(++_lastAsk, (job, node, ask));
            message = QuestionOf(_lastAsk);
            if (message.Body.Length > Envelope.MostBytes)
            {
                _asks.Remove(_lastAsk);
                ask.Refuse(new RequirementException(string.Create(
                    CultureInfo.InvariantCulture, $"{node.Task} cannot ask for {ask.Tasks.Count} tasks at once by {_broker.Name}: the message would have {Envelope.Shown(message.Body.Length)}. Ask for fewer at a time.")));
                return;
            }

            if (!job.IsSuspended)
            {
                // It waits for what it asked for, and others can run meanwhile.
                Suspend(job);
                Vacate(job);
                Next();
            }
        }

        Send(message);
    }

    /// <summary>Asks again what was not answered yet: the answer may have been on its way when the connection was lost.</summary>
    private void AskAgain()
    {
        List<BrokerMessage> messages;
        lock (_gate)
            messages = [.. _asks.Keys.Order().Select(QuestionOf)];
        foreach (var message in messages)
            Send(message);
    }

    /// <summary>The message that asks its driver for what a task asks for. Under the lock.</summary>
    private BrokerMessage QuestionOf(int number)
    {
        var (job, node, ask) = _asks[number];
        return To(job.Run.Terms.Driver, Envelope.Write(EnvelopeKind.Ask, w =>
        {
            w.Write(_name);
            w.Write(node.Order);
            w.Write7BitEncodedInt(job.Tasks.Find(t => t.Assignment.Node == node).Assignment.Attempt);
            w.Write(number);
            w.Write7BitEncodedInt(ask.Tasks.Count);
            foreach (var task in ask.Tasks)
                w.WriteTask(task);
        }));
    }

    private void Published(IReadOnlyList<((BrokerJob Job, int Position) Of, RunResult Result)> results)
    {
        foreach (var ((job, position), _) in results.Where(static r => r.Result.IsLost))
        {
            var (node, attempt) = job.Tasks[position].Assignment;
            Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"What attempt {attempt} of {node.Task} made was refused: the task has been claimed by another worker meanwhile, as this one was taken for dead. Nothing is lost; if it happens often, look at the network, or lengthen the heartbeat and the lease."));
        }

        Report([.. results.Select(r => (r.Of.Job, r.Of.Position, r.Result))]);
    }

    /// <summary>Tells the drivers what became of tasks; when they have it safely, the messages are acknowledged.</summary>
    private void Report(IReadOnlyList<(BrokerJob Job, int Position, RunResult Result)> results)
    {
        lock (_gate)
        {
            foreach (var (job, position, result) in results)
            {
                var (node, attempt) = job.Tasks[position].Assignment;
                _results.Add((job, new(node.Order, attempt, job.Run.IsCancelled && result.Error is { } e && Outcome.IsCancellation(e) ? RunResult.Lost : result)));
            }

            if (_isTelling)
                return;
            _isTelling = true;
        }

        _ = Task.Run(() => Guarded(TellAsync), CancellationToken.None);
    }

    private async Task TellAsync()
    {
        while (true)
        {
            List<(BrokerJob Job, EndedMessage.One One)> results;
            List<BrokerMessage> messages;
            lock (_gate)
            {
                results = [.. _results];
                _results.Clear();
                if (results.Count == 0)
                {
                    _isTelling = false;
                    IsIdle();
                    return;
                }

                messages = [];
                foreach (var of in results.GroupBy(static r => r.Job.Run))
                {
                    foreach (var some in EndedMessage.Split(of.Select(static r => r.One)))
                    {
                        messages.Add(To(of.Key.Terms.Driver, EndedMessage.Write(Self, some, of.Key.Took, of.Key.Timed)));
                        (of.Key.Took, of.Key.Timed) = (TimeSpan.Zero, 0);
                    }
                }
            }

            await _broker.SendAsync(messages, _end.Token);
            List<IBrokerDelivery> done = [];
            lock (_gate)
            {
                foreach (var (job, one) in results)
                {
                    Told(job, job.Tasks.Find(t => t.Assignment.Node.Order == one.Number).Assignment.Node);
                    Settle(job, 1, done);
                }
            }

            // A suspect waits for this: what is not acknowledged is in this worker's hands.
            foreach (var delivery in done)
                await delivery.AcknowledgeAsync();
            lock (_gate)
            {
                _untold -= results.Count;
                Next();
                IsIdle();
            }
        }
    }

    /// <summary>A task is no longer this worker's. Under the lock.</summary>
    private void Told(BrokerJob job, Node node)
    {
        job.Run.Open--;
        if (_byTask.TryGetValue((job.Run.Terms.Run, node.Key), out var known) && known == job)
            _byTask.Remove((job.Run.Terms.Run, node.Key));
    }

    /// <summary>Finds the messages of a job of which nothing is left. Under the lock.</summary>
    private static void Settle(BrokerJob job, int tasks, List<IBrokerDelivery> done)
    {
        foreach (var handful in job.From)
        {
            if ((handful.Open -= tasks) == 0)
                done.Add(handful.Delivery);
        }
    }

    private void Hear(IBrokerDelivery delivery)
    {
        try
        {
            var (kind, content) = Envelope.Read(delivery.Body);
            using (content)
            {
                switch (kind)
                {
                    case EnvelopeKind.Hello:
                        Greet(RunTerms.Read(content));
                        break;
                    case EnvelopeKind.Cancel:
                        Cancel(RunTerms.Read(content), "was cancelled by its driver");
                        break;
                    case EnvelopeKind.WhoHas:
                        SayWhatIsHeld(RunTerms.Read(content), content.ReadInt32());
                        break;
                    case EnvelopeKind.Answer:
                        Answer(content);
                        break;
                    default:
                        throw new FrameException($"a driver does not send {kind}");
                }
            }
        }
        catch (Exception e) when (e is FrameException or EndOfStreamException or KeyFormatException or FormatException or ArgumentException or OverflowException)
        {
            Log(LogLevel.Warning, $"A message to worker {_name} was refused: {e.Message}.");
        }

        _ = delivery.AcknowledgeAsync();
    }

    private void Greet(RunTerms terms)
    {
        lock (_gate)
        {
            if (_runs.TryGetValue(terms.Run, out var run) && run.Terms.Driver == terms.Driver)
                run.Heard = _options.Time.GetTimestamp();
        }

        Announce(terms.Driver);
    }

    /// <summary>Ends what is here of a run.</summary>
    /// <param name="terms">The run.</param>
    /// <param name="what">What became of it, for the log.</param>
    private void Cancel(RunTerms terms, string what)
    {
        List<(BrokerJob Job, int Position, RunResult Result)> lost = [];
        lock (_gate)
        {
            if (!_runs.TryGetValue(terms.Run, out var run) || run.Terms.Driver != terms.Driver || run.IsCancelled)
                return;
            run.Cancel();
            foreach (var job in _waiting.SelectMany(static w => w).Concat(_suspects).Where(j => j.Run == run && j != _chosen).ToList())
            {
                _waiting[job.Line].Remove(job);
                _suspects.Remove(job);
                for (var position = 0; position < job.Tasks.Count; position++)
                {
                    _jobs.Remove(job.Tasks[position].Assignment.Node);
                    lost.Add((job, position, RunResult.Lost));
                }

                job.Open = 0;
            }

            _untold += lost.Count;
        }

        Log(LogLevel.Information, string.Create(CultureInfo.InvariantCulture, $"Run {terms.Run} {what}."));
        if (lost.Count > 0)
            Report(lost);
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
            _answers.Enqueue((open.Job, Tell));
            Next();

            void Tell()
            {
                if (error is not null)
                    open.Ask.Refuse(error);
                else if (versions.Length == open.Ask.Tasks.Count)
                    open.Ask.Give(step, [.. open.Ask.Tasks.Select((t, i) => WorkerAssignment.Known(t, versions[i]))]);
                else
                    open.Ask.Refuse(new RequirementException("the driver's answer is not of what was asked"));
            }
        }
    }

    /// <summary>Ends what waits for an answer that does not come. Under the lock.</summary>
    private void Refuse(BrokerJob job, string why)
    {
        foreach (var (number, (_, _, ask)) in _asks.Where(a => a.Value.Job == job).ToList())
        {
            _asks.Remove(number);
            ask.Refuse(new OperationCanceledException($"What the task asked for is not waited for any more: {why}."));
        }
    }

    /// <summary>Tells a driver what of its run is here, and whether more would be begun.</summary>
    private void SayWhatIsHeld(RunTerms terms, int question)
    {
        HeldMessage held;
        lock (_gate)
        {
            var isSettled = !_isTaking && _arrived.Count == 0 && _changes == 0;
            var isIdle = isSettled && _busy < _terms.Slots && _chosen is null && _suspects.Count == 0 && !_isFull && !_isDraining && Array.TrueForAll(_waiting, static w => w.Count == 0);
            List<int> tasks = [.. _byTask.Where(b => b.Key.Run == terms.Run && b.Value.Run.Terms.Driver == terms.Driver).Select(static b => b.Value.Tasks.Find(t => t.Assignment.Node.Key == b.Key.Key).Assignment.Node.Order)];
            held = new(_name, question, isSettled, isIdle, tasks);
        }

        Send(To(terms.Driver, held.ToBytes()));
    }

    private void Announce(string driver) => Send(To(driver, EndedMessage.Write(Announcement(), [])));

    private WorkerNews Announcement()
    {
        lock (_gate)
            return Self;
    }

    private async Task AnnounceAsync()
    {
        List<string> drivers;
        lock (_gate)
            drivers = [.. _runs.Values.Select(r => r.Terms.Driver)];
        await _broker.SendAsync([.. drivers.Select(d => To(d, EndedMessage.Write(Announcement(), [])))], _end.Token);
    }

    private void Send(BrokerMessage message) => _ = Task.Run(() => Guarded(() => _broker.SendAsync([message], _end.Token).AsTask()), CancellationToken.None);

    private static BrokerMessage To(string driver, byte[] body) => new(new(BrokerAddressKind.Driver, driver), body, new Dictionary<string, string>());
}
