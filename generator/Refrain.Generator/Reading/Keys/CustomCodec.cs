using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>A codec of the user, and the type it is for.</summary>
/// <param name="Codec">The class or struct that implements <c>IKeyCodec&lt;T&gt;</c>.</param>
/// <param name="Type">Its <c>T</c>.</param>
internal sealed record CustomCodec(INamedTypeSymbol Codec, ITypeSymbol Type)
{
    public string Shown => TypeNames.Shown(Codec);

    /// <summary>Whether it is for that type; a reference may have a question mark on one side alone, as its absence is written apart.</summary>
    public bool IsFor(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(Type, type);

    /// <summary>Reads <c>[KeyCodec(typeof(C))]</c>.</summary>
    public static bool Read(AttributeData attribute, KnownSymbols known, out CustomCodec? codec, out string? failure)
    {
        codec = null;
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol type)
        {
            failure = "its [KeyCodec] names no type";
            return false;
        }
        var shown = TypeNames.Shown(type);
        var implemented = type.AllInterfaces.Where(i => known.Is(i, RefrainNames.KeyCodecOfT)).ToList();
        failure =
            implemented.Count != 1 ? $"its [KeyCodec] names {shown}, which does not implement IKeyCodec<T> for one T"
            : type.IsAbstract || type.IsUnboundGenericType || type.IsGenericType ? $"its [KeyCodec] names {shown}, which is abstract or generic"
            : !type.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && c.DeclaredAccessibility is Accessibility.Public)
                ? $"its [KeyCodec] names {shown}, which has no public constructor without parameters"
            : !known.Compilation.IsSymbolAccessibleWithin(type, known.Compilation.Assembly)
                ? $"its [KeyCodec] names {shown}, which generated code cannot see: make it internal or public"
            : null;
        if (failure is not null)
        {
            return false;
        }
        codec = new CustomCodec(type, implemented[0].TypeArguments[0]);
        return true;
    }
}
