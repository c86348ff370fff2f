using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Refrain.Testing.Servers;

/// <summary>
/// Says of a test class that its tests need the programs of a server. Where they are not installed, those of its tests that are <see cref="ServerFactAttribute"/> or
/// <see cref="ServerTheoryAttribute"/> are skipped with the reason.
/// </summary>
/// <param name="server">A type with a public static property <c>Missing</c>: why there is no such server here, or null.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsServerAttribute(Type server) : Attribute
{
    /// <summary>The server.</summary>
    public Type Server { get; } = server;

    /// <summary>Why the tests of a class can't run here; null where they can.</summary>
    internal static string? Missing(ITypeInfo testClass)
    {
        foreach (var needs in testClass.GetCustomAttributes(typeof(NeedsServerAttribute)))
        {
            var server = (Type)needs.GetConstructorArguments().Single();
            var missing = server.GetProperty("Missing") ?? throw new InvalidOperationException($"{server} has no property 'Missing' that says why the server is not there.");
            if (missing.GetValue(null) is string why)
                return why;
        }

        return null;
    }
}

/// <summary>A test that is skipped where its class needs a server that is not there; in a class that needs none, as any other test.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Refrain.Testing.Servers.ServerFactDiscoverer", "Refrain.Testing")]
public sealed class ServerFactAttribute : FactAttribute;

/// <summary>As <see cref="ServerFactAttribute"/>, for tests with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Refrain.Testing.Servers.ServerTheoryDiscoverer", "Refrain.Testing")]
public sealed class ServerTheoryAttribute : TheoryAttribute;

/// <summary>Finds out for each class that inherits a test whether it is skipped.</summary>
public sealed class ServerFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        NeedsServerAttribute.Missing(testMethod.TestClass.Class) is { } why
            ? new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, why)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}

/// <inheritdoc cref="ServerFactDiscoverer"/>
public sealed class ServerTheoryDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        NeedsServerAttribute.Missing(testMethod.TestClass.Class) is { } why
            ? [new XunitSkippedDataRowTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, why)]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
