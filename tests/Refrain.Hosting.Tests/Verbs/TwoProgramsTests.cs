using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

/// <summary>A process that has loaded two programs that have task names in common: each runs with a registry of its own.</summary>
public sealed class TwoProgramsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plan Sum --why", "Sum ← missing\n")]
    [InlineData("plan Sum", "run       Numbers(Count: 3)  [missing]\nrun       Sum(Count: 3)  [missing]\n2 would run, 0 would be reused.\n")]
    [InlineData("run Sum", "Sum(Count: 3)")]
    [InlineData("plan Sum --json", "Sum(Count: 3)")]
    [InlineData("run Sum --json", "Sum(Count: 3)")]
    public async Task Tasks_are_told_of_as_they_print_themselves(string line, string expected)
    {
        // Both have these tests as their program, and the toolkit in common, which is not the one of the other tests.
        var path = typeof(TwoProgramsTests).Assembly.Location;
        var own = new Own(path);
        var first = own.LoadFromAssemblyPath(path);
        foreach (var program in new[] { first, new Second(own).LoadFromAssemblyPath(path) })
            RuntimeHelpers.RunModuleConstructor(program.ManifestModule.ModuleHandle);
        var run = first.GetType(typeof(TwoProgramsTests).FullName!)!.GetMethod(nameof(RunAsync), BindingFlags.Static | BindingFlags.NonPublic)!;
        Assert.Contains(expected, await (Task<string>)run.Invoke(null, [$"{line} --store {_folder["store"]}"])!, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string line)
    {
        // Else it would not be about anything.
        Assert.Contains("Two task types have the name", Assert.Throws<ArgumentException>(static () => TaskRegistry.Default).Message, StringComparison.Ordinal);
        var run = await AppRun.Of(line, o => o.Registry = AppRun.Registry(AppRun.Type<Numbers>(), AppRun.Type<Sum>()));
        return run.Ended(ExitCode.Done).Out + run.Error;
    }

    /// <summary>A context that has all but what belongs to .NET to itself.</summary>
    private sealed class Own(string path) : AssemblyLoadContext(nameof(Own))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) => _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }

    /// <summary>A context that has all from another one but what it is given itself.</summary>
    private sealed class Second(AssemblyLoadContext other) : AssemblyLoadContext(nameof(Second))
    {
        protected override Assembly Load(AssemblyName assemblyName) => other.LoadFromAssemblyName(assemblyName);
    }
}
