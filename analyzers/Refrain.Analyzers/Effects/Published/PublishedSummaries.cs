using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Effects.Published;

/// <summary>
/// What the assemblies that a compilation refers to have published of themselves. It lives as long as its compilation, and several threads may ask at once.
/// </summary>
internal sealed class PublishedSummaries
{
    private static readonly ConditionalWeakTable<Compilation, PublishedSummaries> Known = new();

    /// <summary>Of the projects that are open beside this one: an edit here doesn't change what they do.</summary>
    private static readonly ConditionalWeakTable<Compilation, string> Open = new();

    private readonly ImmutableDictionary<ISymbol, PublishedAssembly> _assemblies;
    private readonly ConcurrentDictionary<ISymbol, MemberSummary?> _members = new(SymbolEqualityComparer.Default);

    private PublishedSummaries(Compilation compilation)
    {
        var assemblies = ImmutableDictionary.CreateBuilder<ISymbol, PublishedAssembly>(SymbolEqualityComparer.Default);
        if (KnownSymbols.Of(compilation).Type(RefrainNames.EffectSummariesAttribute) is { } attributeType)
        {
            foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            {
                if (RegistryReader.References(assembly, attributeType.ContainingAssembly.Identity) && Read(assembly, attributeType, compilation) is { } published) assemblies[assembly] = published;
            }
        }
        _assemblies = assemblies.ToImmutable();
        Assemblies = [.. _assemblies.Keys.Cast<IAssemblySymbol>().OrderBy(static assembly => assembly.Identity.GetDisplayName(), StringComparer.Ordinal)];
    }

    /// <summary>The assemblies that have published anything, in ordinal order of their names.</summary>
    public ImmutableArray<IAssemblySymbol> Assemblies { get; }

    /// <summary>What is published for a compilation.</summary>
    public static PublishedSummaries Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new PublishedSummaries(compilation));

    /// <summary>Is the symbol a type, or a member of one, all of whose members that can be called are known?</summary>
    public bool Covers(ISymbol symbol) =>
        !_assemblies.IsEmpty && symbol.ContainingAssembly is { } assembly && _assemblies.TryGetValue(assembly, out var published)
        && (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type && published.Covers(type);

    /// <summary>What a method, accessor, constructor, field or automatic property does, or null.</summary>
    public MemberSummary? Of(ISymbol member) =>
        !_assemblies.IsEmpty && member.ContainingAssembly is { } assembly && _assemblies.TryGetValue(assembly, out var published) ? _members.GetOrAdd(member.OriginalDefinition, published.Of) : null;

    /// <summary>What runs before the type is first used, or null.</summary>
    public MemberSummary? StartOf(INamedTypeSymbol type) => OfType(type, SummaryFormat.Start);

    /// <summary>An object of the type that somebody else has made, or null.</summary>
    public Value? InstanceOf(INamedTypeSymbol type) => OfType(type, SummaryFormat.Instance)?.Result;

    private MemberSummary? OfType(INamedTypeSymbol type, string key) =>
        !_assemblies.IsEmpty && type.ContainingAssembly is { } assembly && _assemblies.TryGetValue(assembly, out var published) ? published.Of(type.OriginalDefinition, key) : null;

    private static PublishedAssembly? Read(IAssemblySymbol assembly, INamedTypeSymbol attributeType, Compilation compilation)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            // Another format is another version's, of which nothing is known here.
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType) || attribute.ConstructorArguments.Length != 2) continue;
            if (attribute.ConstructorArguments[0].Value is SummaryFormat.Version && attribute.ConstructorArguments[1].Value is string text) return PublishedAssembly.Read(text, assembly, compilation);
        }
        // In an IDE a project of the same solution is its sources, and its generators may not have run.
        if (compilation.GetMetadataReference(assembly) is not CompilationReference { Compilation: { Language: LanguageNames.CSharp, Options.OutputKind: OutputKind.DynamicallyLinkedLibrary } project }) return null;
        var made = Open.GetValue(project, static project => Publication.Of(project, ApiTables.Of(project, []), "", CancellationToken.None) ?? "");
        return made.Length > 0 ? PublishedAssembly.Read(made, assembly, compilation) : null;
    }
}
