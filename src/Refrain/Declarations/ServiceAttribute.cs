namespace Refrain;

/// <summary>Binds a parameter of <c>Run</c>, <c>Observe</c> or <c>Read</c> to a service of the pipeline's <see cref="IServiceProvider"/>. Never part of the identity.</summary>
/// <remarks>Where the parameter's type is a nullable reference type it is <see langword="null"/> if there is no such service; otherwise the task fails.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
