using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;
using Refrain.Trees;

namespace Refrain.Effects.Kept;

/// <summary>
/// Hands what is known of one compilation of a project on to the next: as one types, each keystroke makes one, and nearly all of its code is as it was. The
/// compilation before is found by the files that both have. Thread-safe.
/// </summary>
internal sealed class Succession
{
    /// <summary>By so many files a project is known again: those that one edits are others each time, but for one or two.</summary>
    private const int Anchors = 4;

    private static readonly ConditionalWeakTable<SyntaxTree, Succession> Known = new();

    private readonly object _gate = new();
    private Inference? _latest;

    /// <summary>The inference for a compilation, which goes on from the one before it.</summary>
    public static Inference Of(Compilation compilation, ApiTables tables)
    {
        var anchors = compilation.SyntaxTrees.Take(Anchors).ToImmutableArray();
        Succession? line = null;
        foreach (var tree in anchors)
        {
            if (Known.TryGetValue(tree, out line)) break;
        }
        line ??= new Succession();
        foreach (var tree in anchors)
        {
            if (!Known.TryGetValue(tree, out _)) Known.GetValue(tree, _ => line);
        }
        return line.Next(compilation, tables);
    }

    private Inference Next(Compilation compilation, ApiTables tables)
    {
        lock (_gate)
        {
            var before = _latest;
            if (before is not null && ReferenceEquals(before.Compilation, compilation) && ReferenceEquals(before.Tables, tables)) return before;
            return _latest = new Inference(compilation, tables, kept: before is null ? new KeptFacts() : Kept(before, compilation, tables));
        }
    }

    private static KeptFacts Kept(Inference before, Compilation compilation, ApiTables tables)
    {
        if (!IsSameProject(before, compilation, tables) || DeclarationChange.Between(before.Compilation, compilation) is not { } change) return new KeptFacts();
        before.Kept!.Take(before, compilation);
        return change.Names.IsEmpty ? before.Kept : before.Kept.Holding(new Grounds(compilation, change.Names));
    }

    /// <summary>Do both see the same assemblies, options and lines of the user?</summary>
    private static bool IsSameProject(Inference before, Compilation compilation, ApiTables tables) =>
        before.Compilation.AssemblyName == compilation.AssemblyName
        && before.Compilation.Options.Equals(compilation.Options)
        && before.Tables.KnowsTheSame(tables)
        && before.Compilation.References.SequenceEqual(compilation.References)
        && before.Compilation.SourceModule.ReferencedAssemblySymbols.SequenceEqual(compilation.SourceModule.ReferencedAssemblySymbols, ReferenceComparer.Instance);

    private sealed class ReferenceComparer : IEqualityComparer<IAssemblySymbol>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(IAssemblySymbol? one, IAssemblySymbol? other) => ReferenceEquals(one, other);

        public int GetHashCode(IAssemblySymbol assembly) => RuntimeHelpers.GetHashCode(assembly);
    }
}
