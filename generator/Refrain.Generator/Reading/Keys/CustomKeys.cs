using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Types with a codec of the user: named on the member, on the type or on the assembly, in this order.</summary>
internal static class CustomKeys
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImmutableArray<AttributeData>>> Registered = new();

    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (site.Codec is { } codec && codec.IsFor(type))
        {
            return Success(type, codec);
        }
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } named
            && site.Known.Attribute(named.OriginalDefinition, RefrainNames.KeyCodecAttribute) is { } onType)
        {
            return Read(type, onType, site.Known, isRegistered: false);
        }
        foreach (var attribute in OfAssembly(site.Known))
        {
            var reading = Read(type, attribute, site.Known, isRegistered: true);
            if (reading.IsMine)
            {
                return reading;
            }
        }
        return KeyReading.NotMine;
    }

    private static KeyReading Read(ITypeSymbol type, AttributeData attribute, KnownSymbols known, bool isRegistered)
    {
        if (!CustomCodec.Read(attribute, known, out var codec, out var failure))
        {
            // A faulty line on the assembly is the fault of whatever type it may have been meant for: nothing can be said of this one.
            return isRegistered ? KeyReading.NotMine : KeyReading.Failure(failure!);
        }
        return codec!.IsFor(type) ? Success(type, codec)
            : isRegistered ? KeyReading.NotMine
            : KeyReading.Failure($"its [KeyCodec] names {codec.Shown}, a codec of {TypeNames.Shown(codec.Type)}");
    }

    private static KeyReading Success(ITypeSymbol type, CustomCodec codec)
    {
        // A reference that may be null: the codec is wrapped by what writes the null, unless it takes one itself.
        if (type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated }
            && codec.Type.NullableAnnotation != NullableAnnotation.Annotated)
        {
            return KeyReading.NotMine;
        }
        var name = TypeNames.Code(codec.Type.WithNullableAnnotation(type.NullableAnnotation));
        return SharedKeys.Of(name, $"global::Refrain.Keys.KeyCodecs.Custom<{name}>(new {TypeNames.Code(codec.Codec)}())", $"codec<{ContractName.Text(TypeNames.Full(codec.Codec))}>", []);
    }

    private static ImmutableArray<AttributeData> OfAssembly(KnownSymbols known) =>
        Registered.GetValue(
            known.Compilation,
            static compilation => new(ImmutableArray.CreateRange(compilation.Assembly.GetAttributes()
                .Where(attribute => KnownSymbols.Of(compilation).Is(attribute.AttributeClass, RefrainNames.KeyCodecAttribute))))).Value;
}
