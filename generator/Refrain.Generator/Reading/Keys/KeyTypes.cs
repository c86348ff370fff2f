using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>How the type of a parameter becomes part of a key (RFN004).</summary>
internal static class KeyTypes
{
    /// <summary>One way to encode some types.</summary>
    private delegate KeyReading Strategy(ITypeSymbol type, KeySite site);

    /// <summary>The first that answers decides.</summary>
    private static readonly ImmutableArray<Strategy> Strategies =
    [
        CustomKeys.Read,
        ScalarKeys.Read,
        NullableKeys.Read,
        EnumKeys.Read,
        TaskKeys.Read,
        CollectionKeys.Read,
        RecordKeys.Read,
    ];

    /// <summary>Reads the type of a parameter.</summary>
    /// <param name="type">The parameter's type.</param>
    /// <param name="member">The parameter or property, which may name a codec; null for none.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="part">How values are encoded.</param>
    /// <param name="failure">Why they can't be, with the path to the member at fault where that is not the parameter itself.</param>
    public static bool Read(ITypeSymbol type, ISymbol? member, KnownSymbols known, out KeyPart? part, out string? failure)
    {
        var reading = ReadMember(type, member, new KeySite(known, null, ImmutableArray<ITypeSymbol>.Empty));
        part = reading.Part;
        failure = part is not null ? null
            : reading.Path.Length == 0 ? reading.Reason
            : (member is null ? reading : reading.Below(member.Name)).Path + ": " + reading.Reason;
        return part is not null;
    }

    /// <summary>Reads a member's type with the codec that the member names, if it does.</summary>
    public static KeyReading ReadMember(ITypeSymbol type, ISymbol? member, KeySite site)
    {
        if (member is null || site.Known.Attribute(member, RefrainNames.KeyCodecAttribute) is not { } attribute)
        {
            return ReadType(type, site with { Codec = null });
        }
        if (!CustomCodec.Read(attribute, site.Known, out var codec, out var failure))
        {
            return KeyReading.Failure(failure!);
        }
        return codec!.IsFor(type) || Mentions(type, codec)
            ? ReadType(type, site with { Codec = codec })
            : KeyReading.Failure($"{codec.Shown} is a codec of {TypeNames.Shown(codec.Type)}, which {TypeNames.Shown(type)} has nothing of");
    }

    /// <summary>Reads a type below a member.</summary>
    public static KeyReading ReadType(ITypeSymbol type, KeySite site)
    {
        foreach (var strategy in Strategies)
        {
            var reading = strategy(type, site);
            if (reading.IsMine)
            {
                return reading;
            }
        }
        return KeyReading.Failure(UnsupportedKeys.Explain(type, site.Known));
    }

    private static bool Mentions(ITypeSymbol type, CustomCodec codec) => type switch
    {
        IArrayTypeSymbol array => codec.IsFor(array.ElementType) || Mentions(array.ElementType, codec),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => codec.IsFor(argument) || Mentions(argument, codec)),
        _ => false,
    };
}
