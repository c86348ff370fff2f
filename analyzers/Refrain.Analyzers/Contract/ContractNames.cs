using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Reading;

namespace Refrain.Contract;

/// <summary>
/// Which lines of the file have lost their tasks, and which task took over which line. Made once a compilation, when a task that no line lists, or
/// the file itself, is analyzed: as the names of all tasks are, so that it is live while one types.
/// </summary>
internal sealed class ContractNames
{
    private readonly Lazy<(ImmutableArray<ContractLine> Gone, ImmutableDictionary<string, ContractEntry> Renamed)> _found;

    public ContractNames(ContractFile file, KnownSymbols known) => _found = new(() => Find(file, known));

    /// <summary>The lines whose tasks are gone, in their order; those that were renamed are left out.</summary>
    public ImmutableArray<ContractLine> Gone => _found.Value.Gone;

    /// <summary>What a task that no line lists was called before; null where it is new.</summary>
    public ContractEntry? Before(string name) => _found.Value.Renamed.TryGetValue(name, out var old) ? old : null;

    private static (ImmutableArray<ContractLine>, ImmutableDictionary<string, ContractEntry>) Find(ContractFile file, KnownSymbols known)
    {
        var declared = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        foreach (var type in TaskNameTable.Own(known)) declared[TaskNameTable.Name(type, known)!] = type;
        var gone = file.Lines.Where(line => !declared.ContainsKey(line.Entry.Name)).ToList();
        var renamed = ImmutableDictionary.CreateBuilder<string, ContractEntry>(StringComparer.Ordinal);
        if (gone.Count == 0) return (ImmutableArray<ContractLine>.Empty, renamed.ToImmutable());

        var added = declared.Where(task => !file.Entries.ContainsKey(task.Key)).OrderBy(static task => task.Key, StringComparer.Ordinal)
            .Select(task => ContractEntry.Of(task.Value, known, CancellationToken.None)).OfType<ContractEntry>().ToList();
        // A namespace that was renamed moves many tasks of equal parameters at once: the nearest find each other first.
        foreach (var isNear in Nearness)
        {
            foreach (var now in added)
            {
                if (renamed.ContainsKey(now.Name)) continue;
                var at = gone.FindIndex(line => line.Entry.IsSource == now.IsSource && line.Entry.Parameters == now.Parameters && isNear(line.Entry, now));
                if (at < 0) continue;
                renamed.Add(now.Name, gone[at].Entry);
                gone.RemoveAt(at);
            }
        }
        return (gone.ToImmutableArray(), renamed.ToImmutable());
    }

    private static readonly ImmutableArray<Func<ContractEntry, ContractEntry, bool>> Nearness =
    [
        static (old, now) => old.SimpleName == now.SimpleName && old.Output == now.Output,
        static (old, now) => old.SimpleName == now.SimpleName,
        static (old, now) => old.Output == now.Output,
        static (_, _) => true,
    ];
}
