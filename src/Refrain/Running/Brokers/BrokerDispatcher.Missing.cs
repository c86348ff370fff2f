using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;

namespace Refrain.Running;

// Tasks whose messages the broker has lost: somebody deleted a queue, or emptied it.
internal sealed partial class BrokerDispatcher
{
    // How often a task is sent again that nobody has.
    private const int MostLosses = 6;

    // The message that was lost may turn up all the same, and be delivered a few times. Whatever attempts that comes to, the next one that is sent is for a later one: so only one of both can commit.
    private const int AttemptsOfTheLost = 8;

    private readonly Dictionary<string, HeldMessage> _held = new(StringComparer.Ordinal);
    private int _lastQuestion;

    /// <summary>Asks the workers what they have, if there are tasks that nothing was heard of for long.</summary>
    private void AskWhoHasThem()
    {
        int question;
        lock (_gate)
        {
            _held.Clear();
            if (_isStopped || !_open.Values.Any(static s => s.WasLate))
                return;
            question = ++_lastQuestion;
        }

        Post(new(new(BrokerAddressKind.Workers, ""), Envelope.Write(EnvelopeKind.WhoHas, w =>
        {
            _terms.Write(w);
            w.Write(question);
        }), new Dictionary<string, string>()));
    }

    private void Hold(HeldMessage held)
    {
        lock (_gate)
        {
            if (held.Question == _lastQuestion)
                _held[held.Worker] = held;
        }
    }

    /// <summary>
    /// Sends again what no worker has though one that takes it is idle, and that for as long as a lease: it is not at the broker any more, or that one would have it. It is claimed anew, as
    /// what was in the hands of a worker that ended: if it turns up all the same, only one of both can commit.
    /// </summary>
    private void SendMissing()
    {
        List<Sent> lost = [];
        lock (_gate)
        {
            var workers = _workers.Values.Select(static w => w.News).ToList();
            if (_isStopped || workers.Count == 0 || workers.Exists(w => !_held.TryGetValue(w.Name, out var held) || !held.IsSettled))
                return;
            var atHand = _held.Values.SelectMany(static h => h.Tasks).ToHashSet();
            var idle = workers.Where(w => _held[w.Name].IsIdle).SelectMany(static w => w.Classes).ToHashSet(StringComparer.Ordinal);
            foreach (var sent in _open.Values)
            {
                if (!sent.WasLate || atHand.Contains(sent.Number) || !idle.Contains(TaskQueues.ClassOf(sent.Node.Descriptor)))
                    sent.MissingSince = null;
                else if ((sent.MissingSince ??= _options.Time.GetTimestamp()) is var since && _options.Time.GetElapsedTime(since) > _options.Lease)
                    lost.Add(sent);
            }

            foreach (var sent in lost)
            {
                (sent.MissingSince, sent.At, sent.WasLate) = (null, _options.Time.GetTimestamp(), false);
                sent.Losses++;
            }
        }

        foreach (var sent in lost.OrderBy(static s => s.Number))
        {
            if (sent.Losses > MostLosses)
            {
                End(sent.Number, RunResult.Failed(LostTooOften(sent)), sent.Attempt + AttemptsOfTheDead, "");
                continue;
            }

            Log(LogLevel.Warning, $"The message of {sent.Node.Task} is neither at {_broker.Name} nor with a worker, though workers are idle: it is sent again. See whether somebody deletes or empties queues there.");
            var again = sent.Item with { Moves = Math.Max(sent.Retaken - sent.Attempt, 0) + (sent.Losses * AttemptsOfTheLost) };
            Post(new TaskParcel(_terms, TaskQueues.Of(sent.Node), [[again]]).ToMessage());
        }
    }

    private BrokerException LostTooOften(Sent sent) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{sent.Node.Task} was sent {sent.Losses} times to the queue {TaskQueues.Of(sent.Node)} of {_broker.Name}, and came to no worker though workers were idle. See who deletes or empties queues there, and run again."));
}
