using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>
/// What one compilation was asked for, each found once: types by metadata name, and of task types what others need of them. It lives as
/// long as its compilation: nothing of it is kept alive, and several threads may ask at once.
/// </summary>
internal sealed class KnownSymbols
{
    public const string ListOfT = "System.Collections.Generic.List`1";
    public const string AsyncEnumerableOfT = "System.Collections.Generic.IAsyncEnumerable`1";
    public const string ReadOnlyDictionaryOfT = "System.Collections.Generic.IReadOnlyDictionary`2";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Stream = "System.IO.Stream";

    /// <summary>What is awaited.</summary>
    public static readonly ImmutableArray<string> TaskTypes =
    [
        "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask",
    ];

    private static readonly ImmutableArray<string> FileSources = [RefrainNames.FileSource, RefrainNames.HttpSource];
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Tables = new();

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<TaskParameter>> _parameters = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, OutputShape?> _outputs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, TaskReading> _readings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _emitted = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private KnownSymbols(Compilation compilation) => _compilation = compilation;

    /// <summary>The table of a compilation.</summary>
    public static KnownSymbols Of(Compilation compilation) => Tables.GetValue(compilation, static c => new KnownSymbols(c));

    public Compilation Compilation => _compilation;

    public INamedTypeSymbol? TaskAttribute => Type(RefrainNames.TaskAttribute);

    public INamedTypeSymbol? SourceAttribute => Type(RefrainNames.SourceAttribute);

    /// <summary>The type of a metadata name, or null where the compilation lacks it or has it twice.</summary>
    public INamedTypeSymbol? Type(string metadataName) =>
        _types.TryGetValue(metadataName, out var type)
            ? type
            : _types.GetOrAdd(metadataName, _compilation.GetTypeByMetadataName(metadataName));

    /// <summary>Is this the type of that metadata name, or constructed from it?</summary>
    public bool Is(ITypeSymbol? type, string metadataName) =>
        type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Type(metadataName));

    /// <summary>The type, if it is one of these or constructed from one.</summary>
    public INamedTypeSymbol? IsAny(ITypeSymbol? type, ImmutableArray<string> metadataNames)
    {
        foreach (var name in metadataNames)
        {
            if (Is(type, name))
            {
                return (INamedTypeSymbol)type!;
            }
        }
        return null;
    }

    /// <summary>Does the source give the bytes of a file?</summary>
    public bool IsFileSource(ITypeSymbol type) => IsAny(type, FileSources) is not null;

    /// <summary>The attribute of that class on the symbol (the first, where there are several), or null.</summary>
    public AttributeData? Attribute(ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, metadataName))
            {
                return attribute;
            }
        }
        return null;
    }

    public bool Has(ISymbol symbol, string metadataName) => Attribute(symbol, metadataName) is not null;

    /// <summary>The parameters of a task type.</summary>
    public ImmutableArray<TaskParameter> ParametersOf(INamedTypeSymbol task, CancellationToken cancellation) =>
        _parameters.TryGetValue(task, out var known) ? known : _parameters.GetOrAdd(task, TaskParameter.Of(task, this, cancellation));

    /// <summary>What was read of a task type of this compilation.</summary>
    public TaskReading ReadingOf(INamedTypeSymbol task, CancellationToken cancellation) =>
        _readings.TryGetValue(task, out var known) ? known : _readings.GetOrAdd(task, TaskReader.Read(task, this, cancellation));

    /// <summary>Is it known that the task, and all that it names, are sound?</summary>
    public bool IsEmitted(INamedTypeSymbol task) => _emitted.ContainsKey(task);

    /// <summary>Tasks that are sound and name none that is not.</summary>
    public void AreEmitted(IEnumerable<INamedTypeSymbol> tasks)
    {
        foreach (var task in tasks)
        {
            _emitted[task] = true;
        }
    }

    /// <summary>What a task type gives to those that require it, or null.</summary>
    public OutputShape? OutputOf(INamedTypeSymbol task) =>
        _outputs.TryGetValue(task, out var known) ? known : _outputs.GetOrAdd(task, OutputShape.Of(task, this));
}
