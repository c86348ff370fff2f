using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;

namespace Refrain.Effects;

/// <content>
/// Members that call each other in a round. In large code nearly all members may be in one: interfaces lead from everywhere to everywhere. If what was made
/// within it held for one question alone, each question would walk it all. So once a round is found, what each of its members does is found out for all, and that
/// from nothing that was made on the way: it is the same whoever asks first, and on however many threads.
/// </content>
internal sealed partial class Session
{
    /// <summary>In a round of fewer members, each is looked at as if it was entered there; that takes the square of them.</summary>
    private const int LargeRound = 24;

    /// <summary>The members whose summaries hold for this question alone so far, in the order in which they were made.</summary>
    private readonly List<Member> _round = [];

    /// <summary>The answers that others wait for until this question has them.</summary>
    private readonly HashSet<Answer> _held = [];

    /// <summary>The round that this question is a part of settling: of its members nothing is known beforehand.</summary>
    private HashSet<Member>? Round { get; init; }

    /// <summary>Is the round one in which each member is walked twice, and no more often?</summary>
    private bool IsLarge { get; init; }

    /// <summary>A summary that holds for this question alone.</summary>
    /// <param name="Summary">The summary.</param>
    /// <param name="Cut">Of the unfinished members that it was made without, the depth of the outermost.</param>
    private sealed record Own(Fact<MemberSummary> Summary, int Cut);

    private Fact<MemberSummary> Walked(Member member) => Noting(() =>
    {
        Inference.Walk();
        Trail.Add(member.Symbol);
        // What an object starts with is said all over its type.
        if (member.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }) Trail.Add(member.Symbol.ContainingType);
        return member.Walk(this, member.Symbol);
    });

    /// <summary>A member is done, but one that called it is not: with all that was made within it, it waits for that.</summary>
    private void Leave(Member member, Fact<MemberSummary> summary, int cut, int first)
    {
        for (var i = first; i < _round.Count; i++)
        {
            if (_own.TryGetValue(_round[i], out var within) && within.Cut > cut) _own[_round[i]] = within with { Cut = cut };
        }
        _own[member] = new(summary, cut);
        _round.Add(member);
    }

    /// <summary>The member that was entered first of its round is done: now the round is known, and is settled.</summary>
    private Fact<MemberSummary> Close(Member head, Fact<MemberSummary> summary, int first)
    {
        var round = _round.GetRange(first, _round.Count - first);
        _round.RemoveRange(first, round.Count);
        if (Round?.Contains(head) == true)
        {
            if (IsLarge && _unfinished.Count == 0) return Again(head, summary, round);
            foreach (var member in round) _own.Remove(member);
            return summary;
        }
        if (round.Count > 0)
        {
            foreach (var member in round) _own.Remove(member);
            // A thread that has come to the round at another place may have settled it.
            if (!Shared(head.Kind).ContainsKey(head.Symbol)) Settle(head, summary, [.. round, head]);
        }
        var kept = Shared(head.Kind).GetOrAdd(head.Symbol, summary);
        foreach (var member in round) End(member.Symbol, member.Kind);
        End(head.Symbol, head.Kind);
        return kept;
    }

    private void Settle(Member head, Fact<MemberSummary> summary, List<Member> round)
    {
        var members = new HashSet<Member>(round);
        round.Sort(Member.InOrder);
        if (round.Count >= LargeRound)
        {
            // From the same member each time.
            Within(members).Of(round[0]);
            return;
        }
        // Nothing of it is known to others before all is.
        var settled = round.ConvertAll(member => member.Equals(head) ? summary : Within(members).Made(member));
        for (var i = 0; i < settled.Count; i++) Shared(round[i].Kind).TryAdd(round[i].Symbol, settled[i]);
    }

    /// <summary>A question that is a part of settling a round.</summary>
    private Session Within(HashSet<Member> round) => new(Inference, Cancellation) { Question = Question, Round = round, IsLarge = round.Count >= LargeRound, Classifies = Classifies, Depth = Depth };

    /// <summary>Walks the members of a round once more, now that it is known what the one does by which it was entered, and keeps what they do for all.</summary>
    private Fact<MemberSummary> Again(Member head, Fact<MemberSummary> summary, List<Member> round)
    {
        _own[head] = new(summary, int.MaxValue);
        foreach (var member in round) _own[member] = _own[member] with { Cut = int.MaxValue };
        foreach (var member in round)
        {
            Cancellation.ThrowIfCancellationRequested();
            _own[member] = new(Walked(member), int.MaxValue);
        }
        foreach (var member in round) Shared(member.Kind).TryAdd(member.Symbol, _own[member].Summary);
        Shared(head.Kind).TryAdd(head.Symbol, summary);
        _own.Clear();
        return summary;
    }

    /// <summary>Begins to make an answer; false where another question has made it, or given it up, meanwhile.</summary>
    public bool Begin(ISymbol symbol, FactKind kind)
    {
        var answer = new Answer(symbol, kind, Classifies);
        if (!Inference.Underway.Begin(answer, Question, out var isOwn, Cancellation)) return false;
        if (isOwn) _held.Add(answer);
        return true;
    }

    /// <summary>Nobody has to wait for the answer any more.</summary>
    public void End(ISymbol symbol, FactKind kind)
    {
        var answer = new Answer(symbol, kind, Classifies);
        if (_held.Remove(answer)) Inference.Underway.End(answer);
    }

    private void EndAll()
    {
        foreach (var answer in _held) Inference.Underway.End(answer);
        _held.Clear();
    }
}
