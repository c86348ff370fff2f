namespace Refrain;

/// <summary>
/// Names the <see cref="IKeyCodec{T}"/> of a parameter's type: on the parameter, on the type itself, or on the assembly for types of others.
/// </summary>
/// <param name="codec">A type that implements <see cref="IKeyCodec{T}"/> for one <c>T</c> and has a public constructor without parameters.</param>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class KeyCodecAttribute(Type codec) : Attribute
{
    /// <summary>The codec's type.</summary>
    public Type Codec { get; } = codec;
}
