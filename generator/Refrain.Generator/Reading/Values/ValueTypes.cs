using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>How values of an output type are stored (RFN012).</summary>
internal static class ValueTypes
{
    /// <summary>One way to store some types.</summary>
    private delegate ValueReading Strategy(ITypeSymbol type, ValueSite site);

    /// <summary>The first that answers decides.</summary>
    private static readonly ImmutableArray<Strategy> Strategies =
    [
        NullableValues.Read,
        ScalarValues.Read,
        EnumValues.Read,
        BytesValues.Read,
        CollectionValues.Read,
        TupleValues.Read,
        RecordValues.Read,
    ];

    /// <summary>Reads the type of a value or row.</summary>
    /// <param name="type">The type.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="part">How values are stored.</param>
    /// <param name="failure">Why they can't be, with the path to the member at fault where that is not the type itself.</param>
    public static bool Read(ITypeSymbol type, KnownSymbols known, out ValuePart? part, out string? failure)
    {
        // Where annotations are off, what a task returns is taken at its word; below it anything may be null.
        var annotated = type.NullableAnnotation == NullableAnnotation.None && type.IsReferenceType
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;
        var reading = ReadType(annotated, new ValueSite(known, ImmutableArray<ITypeSymbol>.Empty));
        part = reading.Part;
        failure = part is not null ? null : reading.Path.Length == 0 ? reading.Reason : reading.Path + ": " + reading.Reason;
        return part is not null;
    }

    /// <summary>Reads a type below a member.</summary>
    public static ValueReading ReadType(ITypeSymbol type, ValueSite site)
    {
        if (site.IsTooDeep)
        {
            return ValueReading.Failure("it nests too deep");
        }
        foreach (var strategy in Strategies)
        {
            var reading = strategy(type, site);
            if (reading.IsMine)
            {
                return reading;
            }
        }
        return ValueReading.Failure(UnsupportedValues.Explain(type));
    }

    /// <summary>The helpers of the parts, each once.</summary>
    public static IEnumerable<ValueHelperModel> Helpers(IEnumerable<ValuePart> parts)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return parts.SelectMany(static part => part.Helpers.Items).Where(helper => names.Add(helper.Name));
    }
}
