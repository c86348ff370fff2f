using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;

namespace Refrain.Effects;

/// <content>
/// Members that call each other in a round. In large code nearly all members may be in one: interfaces lead from everywhere to everywhere. If what was made
/// within it held for one question alone, each question would walk it all.
/// </content>
internal sealed partial class Session
{
    /// <summary>A round of fewer members is walked anew for each question: each of them is then seen from where it is entered.</summary>
    private const int LargeRound = 24;

    /// <summary>The members whose summaries hold for this question alone so far, in the order in which they were made.</summary>
    private readonly List<Member> _round = [];

    /// <summary>Is this the question by which a round is settled?</summary>
    private bool Settles { get; init; }

    /// <summary>A member, and how it is walked.</summary>
    private sealed record Member(ISymbol Symbol, FactKind Kind, Func<Session, ISymbol, MemberSummary> Walk)
    {
        private string File => Symbol.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "";

        private int Start => Symbol.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;

        /// <summary>Does it stand before another, by file and place? That is the same in each run.</summary>
        public bool IsBefore(Member other)
        {
            var order = string.CompareOrdinal(File, other.File);
            if (order == 0) order = Start.CompareTo(other.Start);
            return order < 0 || (order == 0 && Kind < other.Kind);
        }
    }

    /// <summary>A summary that holds for this question alone.</summary>
    /// <param name="Summary">The summary.</param>
    /// <param name="Cut">Of the unfinished members that it was made without, the depth of the outermost.</param>
    private sealed record Own(Fact<MemberSummary> Summary, int Cut);

    private Fact<MemberSummary> Walked(ISymbol member, Func<Session, ISymbol, MemberSummary> walk) => Noting(() =>
    {
        Inference.Walk();
        Trail.Add(member);
        // What an object starts with is said all over its type.
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }) Trail.Add(member.ContainingType);
        return walk(this, member);
    });

    /// <summary>A member is done, but one that called it is not: with all that was made within it, it waits for that.</summary>
    private void Leave(Member member, Fact<MemberSummary> summary, int cut, int first)
    {
        for (var i = first; i < _round.Count; i++)
        {
            if (_own.TryGetValue(_round[i].Symbol, out var within) && within.Cut > cut) _own[_round[i].Symbol] = within with { Cut = cut };
        }
        _own[member.Symbol] = new(summary, cut);
        _round.Add(member);
    }

    /// <summary>The member that was entered first of its round is done; where it was settled, what it does by that.</summary>
    private Fact<MemberSummary> Close(Member head, Fact<MemberSummary> summary, int first)
    {
        if (first == _round.Count) return summary;
        var round = _round.GetRange(first, _round.Count - first);
        _round.RemoveRange(first, round.Count);
        if (round.Count < LargeRound)
        {
            // What uses them from now on does not wait for anything.
            foreach (var member in round)
            {
                if (_own.TryGetValue(member.Symbol, out var own)) _own[member.Symbol] = own with { Cut = int.MaxValue };
            }
            return summary;
        }
        var start = round.Append(head).Aggregate(static (least, member) => member.IsBefore(least) ? member : least);
        if (Settles)
        {
            Shared(head.Kind).TryAdd(head.Symbol, summary);
            Settle(round);
            return summary;
        }
        // Whoever enters the round first, and wherever, it is settled from the same member, so that what is said of it is the same each time. The questions that
        // this leads to settle what they meet by themselves: none of them waits for the lock, on whatever thread it goes on.
        lock (Inference.Rounds)
        {
            if (!Shared(start.Kind).ContainsKey(start.Symbol)) new Session(Inference, Cancellation) { Settles = true, Classifies = Classifies, Depth = Depth }.Of(start.Symbol, start.Kind, start.Walk);
        }
        foreach (var member in round) _own.Remove(member.Symbol);
        return Shared(head.Kind).TryGetValue(head.Symbol, out var settled) ? settled : summary;
    }

    /// <summary>Walks the members of a round once more, now that it is known what the one does by which it was entered, and keeps what they do for all.</summary>
    private void Settle(List<Member> round)
    {
        foreach (var member in round) _own[member.Symbol] = _own[member.Symbol] with { Cut = int.MaxValue };
        foreach (var member in round)
        {
            Cancellation.ThrowIfCancellationRequested();
            _own[member.Symbol] = new(Walked(member.Symbol, member.Walk), int.MaxValue);
        }
        foreach (var member in round)
        {
            Shared(member.Kind).TryAdd(member.Symbol, _own[member.Symbol].Summary);
            _own.Remove(member.Symbol);
        }
    }
}
