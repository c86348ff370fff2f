using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <content>Calls that other assemblies answer, and those of other assemblies that are answered here.</content>
internal sealed partial class MemberWalk
{
    private readonly List<OpenCall> _open = [];

    /// <summary>Is there code to follow a call into, here or with who reads the summary?</summary>
    private bool Follows(IMethodSymbol method, bool isVirtual) =>
        _session.Inference.Knows(method) || (isVirtual && (_session.Inference.Dispatch.HasImplementations(method) || _session.Inference.Opens(method)));

    /// <summary>Does an implementation of the accessor keep the value as it is, without code of its own?</summary>
    private bool IsAutomatic(IMethodSymbol accessor) =>
        accessor.AssociatedSymbol is IPropertySymbol { IsIndexer: false }
        && _session.Inference.Dispatch.Targets(accessor, exact: null, isVirtual: true).Any(target => !target.IsAbstract && !_session.Inference.Knows(target) && _session.Inference.IsOwn(target));

    /// <summary>Notes a call that others may answer; what they give.</summary>
    private Value Open(OpenCall call)
    {
        var at = _open.FindIndex(other => SymbolEqualityComparer.Default.Equals(other.Method, call.Method) && other.Site.Equals(call.Site));
        if (at < 0)
        {
            at = _open.Count;
            _open.Add(call);
        }
        else
        {
            var known = _open[at];
            _open[at] = call with
            {
                Receiver = known.Receiver.Join(call.Receiver),
                Arguments = [.. known.Arguments.Zip(call.Arguments, static (one, other) => one.Join(other))],
                InLoop = known.InLoop || call.InLoop,
                Guarded = known.Guarded && call.Guarded,
                Transaction = call.Transaction is null ? null : known.Transaction,
            };
        }
        return Value.Of(Mark.Of(Mark.FirstOpen - at));
    }

    /// <summary>What the open calls of a summary give, after what they do was done: one after the other, since one may be made on what another gives.</summary>
    private ImmutableArray<Value> Answered(MemberSummary summary, Step step, Value receiver, ImmutableArray<Value> arguments)
    {
        var answers = ImmutableArray<Value>.Empty;
        foreach (var call in summary.Open)
        {
            var substitution = Substitution.Of(arguments, receiver, Value.None.With(Order), step, _session, answers);
            answers = answers.Add(call.Method is null ? Value.None : Answer(call, call.Method, summary.Origin, substitution, step));
        }
        return answers;
    }

    private Value Answer(OpenCall call, IMethodSymbol method, IAssemblySymbol? origin, Substitution substitution, Step step)
    {
        var seen = call with
        {
            Site = call.Site.Through(step),
            Receiver = substitution.Lift(call.Receiver),
            Arguments = [.. call.Arguments.Select(substitution.Lift)],
            Transaction = call.Transaction ?? _transactions.LastOrDefault()?.Place,
            InLoop = call.InLoop || _loops > 0,
            Guarded = call.Guarded || _guarded,
            Branches = _branches.AddRange(call.Branches),
        };
        var result = Value.None;
        var isAnswered = false;
        // The classes that were known where the summary was made are in it.
        var targets = origin is null ? [] : _session.Inference.Dispatch.Targets(method, seen.Receiver.Exact, isVirtual: true).Where(target => !IsKnownTo(origin, target.ContainingAssembly)).ToList();
        var (loops, guarded, transactions, branches) = (_loops, _guarded, _transactions, _branches);
        foreach (var target in targets)
        {
            if (_session.Idempotent(target)) continue;
            isAnswered = true;
            (_loops, _guarded, _branches) = (seen.InLoop ? Math.Max(1, loops) : loops, seen.Guarded, seen.Branches);
            if (call.Transaction is { } transaction) Begin(transaction, Value.None);
            var owner = seen.Receiver.Members.Any() || seen.Receiver.Holds(MarkKind.Argument, Hold.Copy) ? seen.Receiver : seen.Receiver.Join(_session.Instance(target.ContainingType));
            result = result.Join(Apply(_session.Of(target), new Step($"{step.Member} → {call.Site.Api}", step.Place), owner, null, seen.Arguments, [.. seen.Arguments.Select(static _ => (IOperation?)null)]));
            (_loops, _guarded, _transactions, _branches) = (loops, guarded, transactions, branches);
        }
        if (seen.Receiver.Exact is null && _session.Inference.Opens(method)) return result.Join(Open(seen));
        // As of any method of which nothing is known.
        return isAnswered || !method.IsAbstract ? result : seen.Arguments.Aggregate(seen.Receiver.Derived(), static (sum, argument) => sum.Join(argument.Derived()));
    }

    private static bool IsKnownTo(IAssemblySymbol origin, IAssemblySymbol assembly) =>
        SymbolEqualityComparer.Default.Equals(origin, assembly) || origin.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == assembly.Name));
}
