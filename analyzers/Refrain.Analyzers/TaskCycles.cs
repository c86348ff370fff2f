using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// Cycles among the task types of a compilation, RFN011. A type that requires one other instance of its own type never ends; one that requires none or
/// some (yesterday's state, but not on the first day) is no cycle: whether its instances end is seen when a run is planned.
/// </summary>
internal sealed class TaskCycles
{
    private readonly RequirementGraph _graph;

    public TaskCycles(KnownSymbols known) => _graph = new(type => Edges(type, known));

    /// <summary>The shortest cycle through a task type, marked at its own requirement; null when there is none.</summary>
    public Problem? Through(INamedTypeSymbol task)
    {
        var cycle = _graph.Cycle(task);
        if (cycle.IsEmpty) return null;
        var way = string.Join(" → ", cycle.Select(edge => edge.Target.Name).Prepend(task.Name));
        return new Problem(ProblemIds.RequirementCycle, cycle[0].Location, way);
    }

    /// <summary>Types of other assemblies can't require those of this one, so they are in no cycle.</summary>
    private static ImmutableArray<RequirementEdge> Edges(INamedTypeSymbol type, KnownSymbols known)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, known.Compilation.Assembly)) return [];
        var edges = ImmutableArray.CreateBuilder<RequirementEdge>();
        foreach (var required in RequirementReader.Read(type, known, new ProblemList(), CancellationToken.None))
        {
            var isSelf = SymbolEqualityComparer.Default.Equals(required.Task, type);
            if (!isSelf || required.Cardinality == RequirementCardinality.One) edges.Add(new(required.Task, required.Location));
        }
        return edges.ToImmutable();
    }
}
