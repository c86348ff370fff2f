namespace Refrain;

/// <summary>Names the generated registry of an assembly, so that those which refer to it can fold its tasks into their own. Written by the generator.</summary>
/// <param name="registry">The static class with the method <c>All</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TaskRegistryAttribute(Type registry) : Attribute
{
    /// <summary>The static class with the method <c>All</c>.</summary>
    public Type Registry { get; } = registry;
}
