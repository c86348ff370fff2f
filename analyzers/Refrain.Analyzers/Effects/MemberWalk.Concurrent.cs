using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>
/// Tasks that were begun and not yet awaited: where two of them put something into one object, who gets there first is chance. Objects that each has for
/// itself are no matter.
/// </content>
internal sealed partial class MemberWalk
{
    /// <summary>A task that runs beside the code at hand.</summary>
    /// <param name="Place">Where it was begun.</param>
    /// <param name="Api">What began it, as people would say it.</param>
    /// <param name="Holder">The local that holds it, by which it may be awaited.</param>
    private sealed record Begun(Location Place, string Api, ISymbol? Holder);

    private ImmutableArray<Begun> _running = [];

    /// <summary>The task in whose code the walk is.</summary>
    private Begun? _runs;

    /// <summary>The task that a call begins, if it goes on while the code after it runs.</summary>
    private Begun? Begins(IOperation call, string api)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => new(PlaceOf(call), api, local),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => new(PlaceOf(call), api, local),
            // One of several in an array or a list, or among the arguments of what awaits them.
            IArrayInitializerOperation or ICollectionExpressionOperation or IArgumentOperation => new(PlaceOf(call), api, Holder(parent)),
            _ => null,
        };
    }

    private static ISymbol? Holder(IOperation part)
    {
        for (var parent = part; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IVariableDeclaratorOperation { Symbol: var local }) return local;
        }
        return null;
    }

    /// <summary>Walks what a task does that goes on afterwards.</summary>
    private Value Beside(Begun? task, Func<Value> walk)
    {
        if (task is null) return walk();
        var outer = _runs;
        _runs = task;
        var value = walk();
        _runs = outer;
        if (!_running.Any(known => known.Place == task.Place)) _running = _running.Add(task);
        return value;
    }

    /// <summary>What is awaited runs no more.</summary>
    private void Ends(IOperation awaited)
    {
        if (_running.IsEmpty) return;
        foreach (var local in awaited.DescendantsAndSelf().OfType<ILocalReferenceOperation>()) _running = _running.RemoveAll(task => SymbolEqualityComparer.Default.Equals(task.Holder, local.Local));
    }

    /// <summary>What comes into an object together with what another task that still runs puts there comes in the order of arrival.</summary>
    private Value Meeting(Value owner, ImmutableArray<string> path, Value added)
    {
        if (_runs is null) return added;
        foreach (var other in _running)
        {
            if (other.Place != _runs.Place && owner.Marks.Contains(Mark.Fact(FactOf(other, path)))) return added.With(Mark.Arrival(new Site(_runs.Api, _runs.Place, [])));
        }
        return added;
    }

    private Value Met(Value owner, ImmutableArray<string> path) => _runs is null ? owner : owner.With(Mark.Fact(FactOf(_runs, path)));

    private static string FactOf(Begun task, ImmutableArray<string> path) =>
        "from task " + task.Place.SourceSpan.Start.ToString(CultureInfo.InvariantCulture) + " " + string.Join(".", path);
}
