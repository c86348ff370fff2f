using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Keys;
using Refrain.Stores;

namespace Refrain.Running;

// Tasks as they come: what is refused, what was done already, what is claimed anew, and what waits to begin.
internal sealed partial class BrokerWorker
{
    private readonly Queue<(IBrokerDelivery Delivery, bool IsNear)> _arrived = new();
    private bool _isTaking;

    private void Arrive(IBrokerDelivery delivery, bool isNear)
    {
        lock (_gate)
        {
            _arrived.Enqueue((delivery, isNear));
            if (_isTaking)
                return;
            _isTaking = true;
        }

        _ = Task.Run(() => Guarded(TakeInAsync), CancellationToken.None);
    }

    private async Task TakeInAsync()
    {
        while (true)
        {
            List<(IBrokerDelivery Delivery, bool IsNear)> arrived;
            lock (_gate)
            {
                arrived = [.. _arrived];
                _arrived.Clear();
                if (arrived.Count == 0)
                {
                    _isTaking = false;
                    IsAlone();
                    IsIdle();
                    return;
                }
            }

            await TakeInAsync(arrived);
        }
    }

    private async Task TakeInAsync(List<(IBrokerDelivery Delivery, bool IsNear)> arrived)
    {
        var intake = new Intake();
        foreach (var (delivery, isNear) in arrived)
        {
            if (Open(delivery, intake) is not { } parcel)
                continue;
            if (delivery.Redeliveries > 0 && parcel.Groups is not [[_]])
            {
                // One of them may be the end of any worker. Each goes its own way from here.
                intake.Out.AddRange(parcel.Items.Select(i => parcel.Only(i with { Deaths = i.Deaths + 1, Moves = i.Moves + (delivery.IsMoved ? 1 : 0) }).ToMessage()));
                intake.Done.Add(delivery);
                continue;
            }

            if (await RunOfAsync(parcel.Terms, intake) is not { } run)
            {
                intake.Done.Add(delivery);
                if (intake.Refusal is { } refusal)
                    Refuse(parcel, "store", refusal, intake);
                else
                    intake.Out.Add(To(parcel.Terms.Driver, EndedMessage.Write(Announcement(), [.. parcel.Items.Select(i => new EndedMessage.One(WorkerAssignment.NumberOf(i.Bytes), 0, RunResult.Lost))])));
                continue;
            }

            Unpack(delivery, parcel, run, isNear, intake);
        }

        await SettleAsync(intake);
        if (intake.Out.Count > 0)
            await _broker.SendAsync(intake.Out, _end.Token);
        foreach (var delivery in intake.Done)
            await delivery.AcknowledgeAsync();
        bool isReturned;
        List<(BrokerJob Job, int Position, RunResult Result)> ended = [];
        lock (_gate)
        {
            foreach (var (job, node, result) in intake.Ended)
            {
                ended.Add((job, job.Tasks.FindIndex(t => t.Assignment.Node == node), result));
                job.Open--;
                job.Run.Open++;
                _untold++;
            }

            foreach (var job in intake.Jobs)
                Accept(job, intake.Ended);
            isReturned = _isDraining || _isFull || _chosen is not null;
            if (!isReturned)
                Next();
        }

        if (ended.Count > 0)
            Report(ended);
        if (isReturned)
            await ReturnAsync(suspendedToo: false);
    }

    /// <summary>Opens a message; what is none of a driver's goes to the dead letters, with the reason.</summary>
    private TaskParcel? Open(IBrokerDelivery delivery, Intake intake)
    {
        string reason;
        try
        {
            var (kind, content) = Envelope.Read(delivery.Body);
            using (content)
            {
                if (kind == EnvelopeKind.Tasks)
                    return TaskParcel.Read(content);
            }

            reason = $"it is a message of kind {kind}, not of tasks";
        }
        catch (FrameException e)
        {
            reason = e.Message;
        }

        Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"A message of {delivery.Body.Length} bytes was refused: {reason}. It lies among the dead letters of {_broker.Name}."));
        var headers = new Dictionary<string, string>(delivery.Headers, StringComparer.Ordinal) { [TaskParcel.RefusalHeader] = reason };
        intake.Out.Add(new(new(BrokerAddressKind.DeadLetters, "foreign"), delivery.Body, headers));
        intake.Done.Add(delivery);
        return null;
    }

    private void Refuse(TaskParcel parcel, string word, string reason, Intake intake)
    {
        Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{parcel.Items.Count()} tasks of run {parcel.Terms.Run} were refused: {reason} They lie among the dead letters of {_broker.Name}."));
        intake.Out.Add(parcel.Refused(word, reason));
    }

    /// <summary>The run that tasks are of.</summary>
    /// <returns><see langword="null"/> if nobody wants its tasks done any more, or if this worker has opened another store: then the refusal says it.</returns>
    private async ValueTask<RunAtWork?> RunOfAsync(RunTerms terms, Intake intake)
    {
        intake.Refusal = null;
        if (terms.Program != TaskQueues.Program)
        {
            intake.Refusal = $"it was sent by version {terms.Program} of the program, and this worker is version {TaskQueues.Program}. Start driver and workers from one build.";
            return null;
        }

        lock (_gate)
        {
            if (_runs.TryGetValue(terms.Run, out var known))
            {
                known.Heard = _options.Time.GetTimestamp();
                if (known.Terms.Owner == terms.Owner && !known.IsCancelled)
                    return known;
            }
        }

        var found = await _store.Catalog.FindRunAsync(terms.Run, _end.Token);
        if (found is null || found.Owner != terms.Owner)
        {
            intake.Refusal = string.Create(CultureInfo.InvariantCulture, $"this worker has opened another store than the driver, as its catalog has no run {terms.Run} of {terms.Owner}. Open the same store.");
            return null;
        }

        if (found.State != RunState.Open)
        {
            intake.Refusal = found.State == RunState.Succeeded ? Replayed(terms.Run) : null;
            return null;
        }

        lock (_gate)
        {
            // It was cancelled, and has not taken note of it yet.
            if (_runs.ContainsKey(terms.Run))
                return null;
        }

        var options = new RunOptions { Workers = _terms.Slots, Timeout = terms.Timeout, CancellationGrace = terms.Grace };
        var execution = new TaskExecution(_store, _options, terms.Run, kept: _kept);
        var run = new RunAtWork(terms, execution) { Heard = _options.Time.GetTimestamp(), Renewed = _options.Time.GetTimestamp() };
        run.Dispatcher = new(execution, options, _options.Time, this, isUrgent: false, terms.Parent);
        lock (_gate)
            _runs[terms.Run] = run;
        return run;
    }

    private static string Replayed(long run) => string.Create(CultureInfo.InvariantCulture, $"run {run} has ended and has all that it wanted: the message was sent again by somebody else.");

    /// <summary>Rebuilds the tasks of a message.</summary>
    private void Unpack(IBrokerDelivery delivery, TaskParcel parcel, RunAtWork run, bool isNear, Intake intake)
    {
        var handful = new Handful(delivery);
        var now = _options.Time.GetTimestamp();

        // Tasks of one batch that was moved are claimed anew each for itself.
        foreach (var group in delivery.IsMoved ? parcel.Items.Select(static i => (IReadOnlyList<TaskParcel.Item>)[i]) : parcel.Groups)
        {
            var job = new BrokerJob(run, parcel.Queue, isNear, now);
            foreach (var given in group)
            {
                var item = given with { Deaths = given.Deaths + delivery.Redeliveries, Moves = given.Moves + (delivery.IsMoved ? 1 : 0) };
                var failed = new List<(int Number, RunResult Result)>();
                if (ReadItem(item, failed) is { } assignment)
                {
                    // One that is at work here was not its worker's end.
                    if (item.Deaths >= MostDeaths && !IsAtWork(run, assignment.Node.Key))
                    {
                        intake.Out.Add(parcel.Only(item).ToQuestion());
                        continue;
                    }

                    job.Tasks.Add((assignment, item));
                    intake.Tasks.Add((assignment, job, item));
                }
                else
                {
                    Refuse(parcel.Only(item), "contract", failed is [{ Result.Error: { } error }] ? error.Message : "what is in it makes no sense.", intake);
                }
            }

            if (job.Tasks.Count == 0)
                continue;
            job.Open = job.Tasks.Count;
            job.From.Add(handful);
            handful.Open += job.Tasks.Count;
            intake.Jobs.Add(job);
        }

        if (handful.Open == 0)
            intake.Done.Add(delivery);
    }

    private bool IsAtWork(RunAtWork run, TaskKey key)
    {
        lock (_gate)
            return _byTask.ContainsKey((run.Terms.Run, key));
    }

    private static Assignment? ReadItem(TaskParcel.Item item, List<(int Number, RunResult Result)> failed)
    {
        try
        {
            return WorkerAssignment.Read(item.Bytes, failed);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Looks in the catalog what became of the tasks since they were sent, and claims those anew that were delivered before.</summary>
    private async Task SettleAsync(Intake intake)
    {
        if (intake.Tasks.Count == 0)
            return;
        WorkerAssignment.SupplySources(intake.Tasks.Select(t => t.Assignment), _store.Catalog, []);
        await TellRetakenAsync(intake);
        var entries = await _store.Catalog.FindAsync([.. intake.Tasks.Select(t => t.Assignment.Node.Key)], withBytes: false, _end.Token);
        var retaken = new List<(BrokerJob Job, ClaimRequest Claim)>();
        foreach (var (assignment, job, item) in intake.Tasks)
        {
            var node = assignment.Node;
            var known = entries.GetValueOrDefault(node.Key);
            if (node.Inputs.FirstOrDefault(i => i.Node.Descriptor.Kind == TaskKind.Source && i.Node.Current is null).Node is { } gone)
                intake.Ended.Add((job, node, RunResult.Failed(new SourceChangedException(gone.Task))));
            else if (known is not null && known.Run == job.Run.Terms.Run && known.Attempt >= assignment.Attempt)
            {
                // Its driver may be there still: it had been delivered to somebody who died, or was sent twice as nobody knew whether it had arrived.
                intake.Ended.Add((job, node, RunResult.Committed(known.Version)));
                if (item.Holders == 0 && await _store.Catalog.FindRunAsync(known.Run, _end.Token) is { State: RunState.Succeeded })
                    Refuse(new TaskParcel(job.Run.Terms, job.Queue, [[item]]), "replayed", Replayed(known.Run), intake);
            }
            else if ((known?.Run ?? -1, known?.Attempt ?? 0) != (item.KnownRun, item.KnownAttempt))
                intake.Ended.Add((job, node, RunResult.Lost));
            else if (job.Retaken is { } attempt)
                retaken.Add((job, new(node.Key, attempt, known)));
        }

        foreach (var run in retaken.GroupBy(static r => r.Job.Run))
        {
            // A task may have come twice.
            List<ClaimRequest> claims = [.. run.GroupBy(static r => r.Claim.Key).Select(static g => g.MaxBy(static r => r.Claim.Attempt).Claim)];
            var answers = await _store.Catalog.ClaimAsync(run.Key.Terms.Run, claims, _options.Time.GetUtcNow(), _end.Token);
            var claimed = claims.Where((_, i) => answers[i].State == ClaimState.Claimed).ToDictionary(static c => c.Key, static c => c.Attempt);
            foreach (var (job, claim) in run)
            {
                if (!claimed.TryGetValue(claim.Key, out var attempt) || attempt != claim.Attempt)
                    intake.Ended.Add((job, job.Tasks[0].Assignment.Node, RunResult.Lost));
            }
        }
    }

    /// <summary>
    /// Tells the drivers which tasks are claimed anew here, before they are: a worker that finds out that its claim was lost says so later than this, so a driver knows by then that somebody
    /// else is at work. Those that are still at work here go on.
    /// </summary>
    private async Task TellRetakenAsync(Intake intake)
    {
        List<BrokerJob> retaken = [];
        lock (_gate)
        {
            foreach (var (assignment, job, item) in intake.Tasks)
            {
                // What others had before is in a job of its own.
                if (item.Holders == 0 || AtWork(job) is not null)
                    continue;
                job.Retaken = assignment.Attempt + item.Holders;
                job.Tasks[0] = (new(assignment.Node, job.Retaken.Value), item);
                retaken.Add(job);
            }
        }

        if (retaken.Count > 0)
            await _broker.SendAsync([.. retaken.GroupBy(static j => j.Run.Terms.Driver).Select(g => To(g.Key, RetakenMessage.Write([.. g.Select(j => new RetakenMessage.One(j.Tasks[0].Assignment.Node.Order, j.Retaken!.Value))])))], _end.Token);
    }

    /// <summary>Puts a job in line, but for those of its tasks that have ended. One that is at work here already, and was delivered again, goes on under the new message. Under the lock.</summary>
    private void Accept(BrokerJob job, List<(BrokerJob Job, Planning.Node Node, RunResult Result)> ended)
    {
        if (job.Open == 0)
            return;
        if (AtWork(job) is { } atWork)
        {
            atWork.From.AddRange(job.From);
            return;
        }

        // What has ended is told by its position in a job of its own.
        if (job.Open < job.Tasks.Count)
        {
            var left = new BrokerJob(job.Run, job.Queue, job.IsNear, job.Since) { Open = job.Open };
            left.Tasks.AddRange(job.Tasks.Where(t => !ended.Exists(e => e.Node == t.Assignment.Node)));
            left.From.AddRange(job.From);
            job = left;
        }

        foreach (var (assignment, _) in job.Tasks)
        {
            _jobs.Add(assignment.Node, job);
            _byTask[(job.Run.Terms.Run, assignment.Node.Key)] = job;
        }

        job.Run.Open += job.Open;
        (job.IsSuspect ? _suspects : _waiting[job.Line]).AddLast(job);
    }

    /// <summary>The same task of the same run, where it is in this worker's hands already. Under the lock.</summary>
    private BrokerJob? AtWork(BrokerJob job) =>
        job.Tasks is [var (only, _)] && _byTask.TryGetValue((job.Run.Terms.Run, only.Node.Key), out var atWork) && atWork is { IsReturned: false, Tasks.Count: 1 } ? atWork : null;

    /// <summary>What came together, and is settled together.</summary>
    private sealed class Intake
    {
        public List<BrokerJob> Jobs { get; } = [];

        public List<(Assignment Assignment, BrokerJob Job, TaskParcel.Item Item)> Tasks { get; } = [];

        /// <summary>Tasks that have ended before they began.</summary>
        public List<(BrokerJob Job, Planning.Node Node, RunResult Result)> Ended { get; } = [];

        /// <summary>What is to be sent on before anything is acknowledged.</summary>
        public List<BrokerMessage> Out { get; } = [];

        /// <summary>Messages of which nothing is left to be done.</summary>
        public List<IBrokerDelivery> Done { get; } = [];

        public string? Refusal { get; set; }
    }
}
