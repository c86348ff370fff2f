using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <content>Functions that a member is given and calls within a transaction of its own: what they do is done in that.</content>
internal sealed partial class MemberWalk
{
    /// <summary>Of the functions among the parameters that were called: was a transaction open each time?</summary>
    private readonly SortedDictionary<int, bool> _within = [];

    private void CalledWithin(Value function) => CalledWithin(function, within: !_transactions.IsEmpty);

    private void CalledWithin(Value function, bool within)
    {
        foreach (var mark in function.Marks)
        {
            if (mark is { Kind: MarkKind.Argument, Argument: >= 0, Path.Length: 0, Hold: not Hold.Derived }) _within[mark.Argument] = within && (!_within.TryGetValue(mark.Argument, out var always) || always);
        }
    }

    /// <summary>Does whatever the call turns out to be call the function only within a transaction?</summary>
    private bool RunsWithin(IMethodSymbol method, int ordinal)
    {
        var any = false;
        foreach (var target in _session.Inference.Dispatch.Targets(method, exact: null, isVirtual: true))
        {
            if (!_session.Inference.Knows(target) || !_session.Of(target).Within.Contains(ordinal)) return false;
            any = true;
        }
        return any;
    }

    /// <summary>The function as a value; what it does is done in a transaction on whatever connection it uses.</summary>
    private Value Within(IOperation function)
    {
        var transactions = _transactions;
        Begin(PlaceOf(function), Value.None);
        var value = Eval(function);
        _transactions = transactions;
        return value;
    }
}
