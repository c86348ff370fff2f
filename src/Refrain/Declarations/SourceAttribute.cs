namespace Refrain;

/// <summary>
/// Makes a <c>sealed partial record</c> a source: data from outside. Its <c>Observe</c> method returns the current version as text;
/// its <c>Read</c> method, if tasks are to read it, returns the data, which is read when needed and never stored.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SourceAttribute : Attribute
{
    /// <summary>The name that is part of the key; by default the type's full name without its assembly.</summary>
    public string? Name { get; init; }
}
