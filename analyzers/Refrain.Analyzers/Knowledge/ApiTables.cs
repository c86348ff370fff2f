using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Effects.Published;

namespace Refrain.Knowledge;

/// <summary>
/// What tables and user know of the APIs that a compilation uses. It lives as long as its compilation, and several threads may ask at once.
/// For each effect the most exact line holds, the user's before the tables'. A member of another assembly that has no line for an effect
/// takes it from the members it overrides or implements, and then from base types whose line says <c>derived</c>.
/// </summary>
internal sealed class ApiTables
{
    private static readonly ConditionalWeakTable<Compilation, ApiTables> Tables = new();
    private static readonly int EffectCount = ApiEffectNames.Tables.Length + 1;

    private readonly ConcurrentDictionary<INamedTypeSymbol, ApiType> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ApiEntry>> _found = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _own;
    private readonly PublishedSummaries _published;
    private readonly ImmutableArray<AdditionalText> _files;
    private readonly ImmutableArray<ApiIndex> _indexes;

    private ApiTables(Compilation compilation, ImmutableArray<AdditionalText> files)
    {
        _own = compilation.Assembly;
        _published = PublishedSummaries.Of(compilation);
        _files = files;
        var user = UserEffects.Index(files);
        _indexes = ReferenceEquals(user, ApiIndex.Empty) ? [BuiltInTables.Index] : [user, BuiltInTables.Index];
    }

    /// <summary>The tables of a compilation, with the user's file from among the additional files.</summary>
    public static ApiTables Of(Compilation compilation, ImmutableArray<AdditionalText> additionalFiles)
    {
        var files = additionalFiles.IsDefaultOrEmpty ? [] : additionalFiles.RemoveAll(static file => !UserEffects.Is(file));
        var tables = Tables.GetValue(compilation, compilation => new ApiTables(compilation, files));
        return tables._files.SequenceEqual(files) ? tables : new ApiTables(compilation, files);
    }

    /// <summary>Have both been told the same by the user?</summary>
    public bool KnowsTheSame(ApiTables other) =>
        _files.Length == other._files.Length && _files.Zip(other._files, static (one, theirs) => ReferenceEquals(one, theirs) || one.GetText() is { } text && theirs.GetText() is { } their && text.ContentEquals(their)).All(static same => same);

    /// <summary>
    /// What is known of a method, accessor, property, field, event or type: at most one entry an effect, in the order of
    /// <see cref="ApiEffect"/>. An accessor is asked as its property or event; lines for the other accessor alone don't count then.
    /// A line about a type that says <c>elements</c>, or is of the table <c>unordered</c>, is found by the type and those that derive from it, not by its members.
    /// </summary>
    public ImmutableArray<ApiEntry> Find(ISymbol symbol)
    {
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : symbol).OriginalDefinition;
        if (definition is INamedTypeSymbol type) return !TypeOf(type).IsKnown ? [] : _found.TryGetValue(type, out var lines) ? lines : _found.GetOrAdd(type, OfType(type));
        if (definition.ContainingType is not { } container || ApiPattern.KindOf(definition) == ' ') return [];

        var known = TypeOf(container);
        if (!known.IsKnown && !definition.IsOverride) return [];
        return _found.TryGetValue(definition, out var entries) ? entries : _found.GetOrAdd(definition, OfMember(definition));
    }

    /// <summary>Is it the type of a collection whose elements come in no order that anything promises?</summary>
    public bool IsUnordered(ITypeSymbol? type) => type is INamedTypeSymbol named && Find(named.OriginalDefinition).Any(static entry => entry.Effect == ApiEffect.Unordered);

    /// <summary>Is there a line, of whatever type, by which a member of that name changes something? Where there is none, no symbol has to be asked for.</summary>
    public bool MayMutate(string member)
    {
        foreach (var index in _indexes)
        {
            if (index.MayMutate(member)) return true;
        }
        return false;
    }

    private ApiType TypeOf(INamedTypeSymbol type) =>
        _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, new ApiType(type, Lines, isForeign: IsForeign(type)));

    private ImmutableArray<ApiTypeLines?> Lines(INamedTypeSymbol type)
    {
        var name = ApiType.FullName(type);
        var lines = ImmutableArray.CreateBuilder<ApiTypeLines?>(_indexes.Length);
        foreach (var index in _indexes) lines.Add(index.Of(name));
        return lines.MoveToImmutable();
    }

    /// <summary>Source of the compilation is walked, and that of an assembly which says so was: what it overrides says nothing of it.</summary>
    private bool IsForeign(INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _own) && !_published.Covers(type);

    private ImmutableArray<ApiEntry> OfType(INamedTypeSymbol type)
    {
        var decided = new ApiLine?[EffectCount];
        for (var current = type; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            foreach (var lines in TypeOf(current).Lines) Decide(decided, lines?.Whole ?? [], static _ => true);
        }
        return Entries(decided);
    }

    private ImmutableArray<ApiEntry> OfMember(ISymbol definition)
    {
        var (member, use) = definition switch
        {
            IMethodSymbol { AssociatedSymbol: { } owner, MethodKind: MethodKind.PropertySet } => (owner, ApiUse.Set),
            IMethodSymbol { AssociatedSymbol: IPropertySymbol owner } => (owner, ApiUse.Get),
            IMethodSymbol { AssociatedSymbol: IEventSymbol owner } => (owner, ApiUse.Any),
            _ => (definition, ApiUse.Any),
        };
        var decided = new ApiLine?[EffectCount];
        DecideOwn(decided, member, use);
        var container = TypeOf(member.ContainingType);
        if (container.IsForeign)
        {
            for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden)) DecideOwn(decided, overridden.OriginalDefinition, use);
            for (var current = member; current is not null; current = Overridden(current)?.OriginalDefinition)
            {
                foreach (var implemented in TypeOf(current.ContainingType).Implemented(current)) DecideOwn(decided, implemented, use);
            }
            Decide(decided, container.DerivedLines, line => line.HoldsFor(use) && !line.IsAboutElements);
        }
        return Entries(decided);
    }

    private void DecideOwn(ApiLine?[] decided, ISymbol member, ApiUse use)
    {
        string? id = null;
        var name = ApiPattern.NameOf(member);
        foreach (var lines in TypeOf(member.ContainingType).Lines)
        {
            if (lines is null) continue;
            Decide(decided, lines.About(name), line =>
                line.HoldsFor(use) && !line.IsAboutElements && line.Pattern.Covers(member, () => id ??= member.GetDocumentationCommentId() ?? ""));
        }
    }

    /// <summary>Settles the effects that are still open by the most exact of the lines that hold.</summary>
    private static void Decide(ApiLine?[] decided, IEnumerable<ApiLine> lines, Func<ApiLine, bool> holds)
    {
        ApiLine?[]? best = null;
        foreach (var line in lines)
        {
            if (!holds(line)) continue;
            best ??= new ApiLine?[EffectCount];
            var first = line.OfAllTables ? 0 : (int)line.Entry.Effect;
            var end = line.OfAllTables ? EffectCount : first + 1;
            for (var effect = first; effect < end; effect++)
            {
                if (best[effect] is not { } other || line.CompareTo(other) < 0) best[effect] = line;
            }
        }
        if (best is null) return;
        for (var effect = 0; effect < EffectCount; effect++) decided[effect] ??= best[effect];
    }

    private static ImmutableArray<ApiEntry> Entries(ApiLine?[] decided)
    {
        var entries = ImmutableArray.CreateBuilder<ApiEntry>();
        foreach (var line in decided)
        {
            if (line is { IsNone: false }) entries.Add(line.Entry);
        }
        return entries.ToImmutable();
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
