namespace Refrain;

/// <summary>Keeps a parameter out of the key: it travels with the task, but tasks that differ in it alone are equal (a batch size, a degree of parallelism).</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class InsignificantAttribute : Attribute;
