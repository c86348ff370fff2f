namespace Refrain.Hosting.Tests;

/// <summary>Services of which there is one.</summary>
internal sealed class OneService(object service) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
}
