namespace Refrain;

/// <summary>Names the target that a parameter of <c>Run</c> writes to, where the pipeline has more than one: one of <see cref="PipelineOptions.Targets"/>.</summary>
/// <param name="name">The target's name; without the attribute it is <c>default</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TargetAttribute(string name) : Attribute
{
    /// <summary>The target's name.</summary>
    public string Name { get; } = name;
}
