namespace Refrain;

/// <summary>
/// Tells the effect rules (RFN101 to RFN305) that running this member again does no harm, where they cannot see it: they say nothing of what it
/// does, nor of what it calls. On a type it stands for all its members. For code of others, write a line in <c>RefrainEffects.txt</c>.
/// </summary>
/// <param name="why">Why it does no harm, for those who read the code after you.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class IdempotentAttribute(string why) : Attribute
{
    /// <summary>Why it does no harm.</summary>
    public string Why { get; } = why;
}
