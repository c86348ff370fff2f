using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Keys;
using Refrain.Stores;

namespace Refrain.Running;

// What workers say, and what comes back from the dead.
internal sealed partial class BrokerDispatcher
{
    // A task whose worker died was claimed again by the next; whatever attempt they came to, the next of this run is a later one.
    private const int AttemptsOfTheDead = 64;

    // How often a task is sent again that was in the hands of workers that ended, and each time others may have been beside it.
    private const int MostChances = 8;

    private void Receive(IBrokerDelivery delivery)
    {
        try
        {
            var (kind, content) = Envelope.Read(delivery.Body);
            using (content)
            {
                switch (kind)
                {
                    case EnvelopeKind.Tasks:
                        Mourn(delivery, TaskParcel.Read(content));
                        break;
                    case EnvelopeKind.Ended:
                        var worker = WorkerNews.Read(content);
                        Hear(worker);
                        var ended = EndedMessage.Read(content, out var took, out var timed);
                        Note(took, timed);
                        foreach (var (number, attempt, result) in ended)
                            End(number, result, attempt, worker.Name);
                        break;
                    case EnvelopeKind.Ask:
                        Ask(content);
                        break;
                    case EnvelopeKind.Progress:
                        Progress(content);
                        break;
                    case EnvelopeKind.Retaken:
                        Retaken(RetakenMessage.Read(content));
                        break;
                    case EnvelopeKind.Alone:
                        Alone(RetakenMessage.Read(content));
                        break;
                    case EnvelopeKind.Suspects:
                        Judge(TaskParcel.Read(content));
                        break;
                    case EnvelopeKind.Held:
                        Hold(HeldMessage.Read(content));
                        break;
                    default:
                        throw new FrameException($"a worker does not send {kind}");
                }
            }
        }
        catch (Exception e) when (e is FrameException or EndOfStreamException or KeyFormatException or FormatException or ArgumentException or OverflowException)
        {
            Log(LogLevel.Warning, $"A message to this driver was refused: {e.Message}.");
            Post(new(new(BrokerAddressKind.DeadLetters, "foreign"), delivery.Body, new Dictionary<string, string> { [TaskParcel.RefusalHeader] = e.Message }));
        }

        // What it said is in the catalog, or will be said again.
        _ = delivery.AcknowledgeAsync();
    }

    private void Hear(WorkerNews worker)
    {
        if (worker.Program != _terms.Program)
            return;
        lock (_gate)
        {
            _heard = _options.Time.GetTimestamp();
            var isNews = !_workers.TryGetValue(worker.Name, out var before) || before.News.Slots != worker.Slots;
            if (worker.Slots == 0)
                _workers.Remove(worker.Name);
            else
                _workers[worker.Name] = (worker, _options.Time.GetTimestamp());
            if (isNews)
                CountPlaces();
        }
    }

    /// <param name="number">The task's number.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="attempt">By which attempt.</param>
    /// <param name="worker">Who says it; empty if it is not a worker.</param>
    private void End(int number, RunResult result, int attempt, string worker)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(number, out var sent))
                return;
            if (attempt >= sent.Retaken || result.Published is not null || _isStopped)
            {
                Close(sent);
                if (result.Published is not null && worker.Length > 0)
                    _near.Made(sent.Node, worker);
                sent.Node.Attempts = Math.Max(sent.Node.Attempts, attempt);
                _news.Ended(sent.Node, result);
                return;
            }
        }

        // It was cut off, and another one is at work by now: that it lost its claim, or could not go on, is no news of the task.
        Log(LogLevel.Information, string.Create(CultureInfo.InvariantCulture, $"What a worker that was cut off said of attempt {attempt} of task {number} is passed over: another one has taken it."));
    }

    private void Retaken(List<RetakenMessage.One> tasks)
    {
        lock (_gate)
        {
            foreach (var (number, attempt) in tasks)
            {
                if (_open.TryGetValue(number, out var sent))
                    sent.Retaken = Math.Max(sent.Retaken, attempt);
            }
        }
    }

    private void Alone(List<RetakenMessage.One> tasks)
    {
        lock (_gate)
        {
            foreach (var (number, attempt) in tasks)
            {
                if (_open.TryGetValue(number, out var sent) && attempt >= sent.Attempt)
                    sent.Alone = Math.Max(sent.Alone, attempt);
            }
        }
    }

    /// <summary>
    /// Says of tasks that were in the hands of so many workers that ended whether they are to be blamed: those that were run with nothing beside them. The others may have waited for that
    /// when their worker ended by something else, and are sent again.
    /// </summary>
    private void Judge(TaskParcel parcel)
    {
        if (parcel.Terms.Run != _terms.Run || parcel.Terms.Driver != _terms.Driver)
            return;
        foreach (var item in parcel.Items)
        {
            string? reason;
            int deaths;
            lock (_gate)
            {
                if (!_open.TryGetValue(WorkerAssignment.NumberOf(item.Bytes), out var sent))
                    continue;
                deaths = item.Deaths + sent.Chances;
                reason = sent.Alone > 0 ? "the last time with nothing beside it" : sent.Chances == MostChances ? "though each time others may have been beside it" : null;
                if (reason is null)
                    sent.Chances++;
            }

            if (reason is null)
            {
                // The count of those who may be at work at it stays.
                Post(parcel.Only(item with { Deaths = BrokerWorker.FewestDeaths, Moves = item.Holders - BrokerWorker.FewestDeaths }).ToMessage());
                continue;
            }

            reason = string.Create(CultureInfo.InvariantCulture, $"was in the hands of a worker each of {deaths} times that one ended or was cut off, {reason}.");
            Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"A task of run {parcel.Terms.Run} was refused: it {reason} It lies among the dead letters of {_broker.Name}."));
            Post(parcel.Only(item).Refused("poison", reason));
        }
    }

    /// <summary>
    /// Notes how long tasks are at work of late, by which it goes how many are sent ahead. Not how fast they come back: that depends on how many are sent ahead.
    /// </summary>
    private void Note(TimeSpan took, int timed)
    {
        if (timed <= 0)
            return;
        lock (_gate)
        {
            var each = Math.Max(1e-6, took.TotalSeconds / timed);
            _pace = _isTimed ? (_pace * 3 + each) / 4 : each;
            _isTimed = true;
        }
    }

    /// <summary>Takes note of tasks that ended among the dead letters.</summary>
    private void Mourn(IBrokerDelivery delivery, TaskParcel parcel)
    {
        if (parcel.Terms.Run != _terms.Run || parcel.Terms.Driver != _terms.Driver)
            return;
        var reason = delivery.Headers.TryGetValue(TaskParcel.RefusalHeader, out var said) ? said : null;
        foreach (var item in parcel.Items)
        {
            var number = WorkerAssignment.NumberOf(item.Bytes);
            int attempt;
            string task;
            lock (_gate)
            {
                if (!_open.TryGetValue(number, out var sent))
                    continue;
                (attempt, task) = (sent.Attempt + AttemptsOfTheDead, sent.Node.Task.ToString()!);
            }

            var where = $"Its message lies among the dead letters of {_broker.Name}; run again to have it sent again.";
            Exception error = reason is not null && item.Deaths < BrokerWorker.MostDeaths
                ? new RequirementException($"{task} was refused: {reason} {where}")
                : new WorkerDiedException(reason is not null ? $"{task} {reason} {where}" : string.Create(CultureInfo.InvariantCulture, $"{task} was in the hands of a worker each time that one ended, more often than the broker allows ({delivery.Death}). {where}"));
            End(number, RunResult.Failed(error), attempt, "");
        }
    }

    private void Ask(BinaryReader content)
    {
        var worker = content.ReadString();
        var number = content.ReadInt32();
        var attempt = content.Read7BitEncodedInt();
        var question = content.ReadInt32();
        var tasks = new List<ITask>();
        for (var count = content.Read7BitEncodedInt(); count > 0; count--)
            tasks.Add(content.ReadTask());
        Sent? sent;
        Ask? ask;
        lock (_gate)
        {
            if (!_open.TryGetValue(number, out sent))
                return;

            // While it waits, and afterwards, others are at work beside it.
            if (attempt >= sent.Alone)
                sent.Alone = 0;

            // It is asked again if the answer may have been lost on its way. One that is still to come will arrive.
            if ((sent.Asks ??= []).TryGetValue((worker, attempt, question), out var before))
            {
                if (before.Answer.IsCompleted)
                    Answer(worker, question, before.Answer);
                return;
            }

            sent.Asks.Add((worker, attempt, question), ask = new(tasks, _gone.Token));
        }

        _ = ask.Answer.ContinueWith(answer => Answer(worker, question, answer), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _news.Asked(sent.Node, ask);
    }

    private void Answer(string worker, int question, Task<(int Step, IReadOnlyList<Planning.Node> Nodes)> answer)
    {
        var body = Envelope.Write(EnvelopeKind.Answer, w => w.WriteAnswer(question, answer));
        if (body.Length > Envelope.MostBytes)
        {
            var error = new RequirementException($"What a task has asked for at once by {_broker.Name} is too much: the answer would have {Envelope.Shown(body.Length)}. Ask for fewer at a time.");
            body = Envelope.Write(EnvelopeKind.Answer, w => w.WriteAnswer(question, Task.FromException<(int, IReadOnlyList<Planning.Node>)>(error)));
        }

        Post(new(new(BrokerAddressKind.Worker, worker), body, new Dictionary<string, string>()));
    }

    private void Progress(BinaryReader content)
    {
        var number = content.ReadInt32();
        var fraction = content.ReadDouble();
        Planning.Node? node = null;
        lock (_gate)
        {
            if (_open.TryGetValue(number, out var sent))
                node = sent.Node;
        }

        if (node is not null)
            _news.Progressed(node, fraction);
    }
}
