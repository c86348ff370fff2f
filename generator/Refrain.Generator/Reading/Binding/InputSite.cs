using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A parameter that is to be given the output of a requirement.</summary>
/// <param name="Type">The parameter's type; that of its elements, where a batch has one for each task.</param>
/// <param name="Requirement">The requirement's position.</param>
/// <param name="Required">The requirement.</param>
/// <param name="Output">What the required type gives; null for a source that is only observed.</param>
/// <param name="Delimited">The parameter's <c>[Delimited]</c>, if it has it.</param>
/// <param name="Known">The compilation's symbols.</param>
internal sealed record InputSite(
    ITypeSymbol Type, int Requirement, RequiredTask Required, OutputShape? Output, AttributeData? Delimited, KnownSymbols Known)
{
    /// <summary>Rows readers that the assembly must have for what was bound.</summary>
    public List<DelimitedHelperModel> Helpers { get; } = [];

    /// <summary>The codecs of rows that the assembly must have for what was bound.</summary>
    public List<ValueHelperModel> Values { get; } = [];

    /// <summary>The parameter's <c>[JsonLines]</c>, if it has it.</summary>
    public AttributeData? JsonLines { get; init; }

    /// <summary>The codecs of Parquet rows that the assembly must have for what was bound.</summary>
    public List<ParquetRowModel> ParquetRows { get; } = [];

    /// <summary>Whether the parameter has <c>[Parquet]</c>.</summary>
    public bool IsParquet { get; init; }

    /// <summary>Whether an attribute says which rows a file has.</summary>
    public bool IsOfRows => Delimited is not null || JsonLines is not null || IsParquet;

    /// <summary>Whether more than one does.</summary>
    public bool IsContradictory => (Delimited is null ? 0 : 1) + (JsonLines is null ? 0 : 1) + (IsParquet ? 1 : 0) > 1;

    /// <summary>Why a form that would fit cannot be read: the row type of delimited text, for example.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether it is one of those that a batch has, one for each of its tasks.</summary>
    public bool IsEach { get; init; }

    public bool IsMany => Required.Cardinality == RequirementCardinality.Many;

    /// <summary>The parameter's type as a collection.</summary>
    public CollectionShape Collection { get; } = CollectionShape.Of(Type, Known);

    /// <summary>Is a value of the first type one of the second: the same, or a base or interface of it?</summary>
    public bool Flows(ITypeSymbol from, ITypeSymbol to) =>
        SymbolEqualityComparer.Default.Equals(from, to)
        || (Known.Compilation.ClassifyCommonConversion(from, to) is { IsImplicit: true } conversion
            && (conversion.IsIdentity || conversion.IsReference));

    /// <summary>Is the parameter a collection of that kind whose elements the type's values can be?</summary>
    public bool Is(CollectionKind kind, ITypeSymbol element) =>
        Collection.Kind == kind && Collection.Element is { } own
        && (kind is CollectionKind.List or CollectionKind.Array
            ? SymbolEqualityComparer.Default.Equals(element, own)
            : Flows(element, own));

    /// <summary>The element of <c>Artifact&lt;T&gt;</c>, if the type is one.</summary>
    public ITypeSymbol? ArtifactOf(ITypeSymbol? type) =>
        Known.Is(type, RefrainNames.ArtifactOfT) ? ((INamedTypeSymbol)type!).TypeArguments[0] : null;

    /// <summary>A method of the runtime's <c>TaskInputs</c> that reads this requirement.</summary>
    public InputModel Reads(string member, string typeArguments = "") => new(member) { TypeArguments = typeArguments, Requirement = Requirement };

    /// <summary>A list, handed over as it is or copied to the parameter's own collection type.</summary>
    public InputModel? Listed(string member, ITypeSymbol element)
    {
        var list = Reads(member, TypeNames.Code(element));
        return Is(CollectionKind.ReadOnlyList, element) ? list
            : Is(CollectionKind.List, element) || Is(CollectionKind.Array, element) ? list with { IsCopied = true }
            : null;
    }
}
