namespace Refrain;

/// <summary>Binds a parameter of <c>Run</c>, <c>Observe</c> or <c>Read</c> to a service of the pipeline's <see cref="IServiceProvider"/>. Never part of the identity.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
