using System.Globalization;
using System.Reflection;
using Refrain.Benchmarks.Data;

namespace CompileTime;

/// <summary>Runs the SDK's compiler as a build does that has no compiler server: one process a compilation, its start and its JIT included.</summary>
internal sealed class CompilerProcess(string folder)
{
    private double _spent; // seconds of CPU of all compilations so far: the system counts children together

    /// <summary>Writes sources and the response file of a compilation, and gives the file's name.</summary>
    /// <param name="name">A name for the compilation.</param>
    /// <param name="sources">The texts.</param>
    /// <param name="generator">The generator's assembly, or <see langword="null"/> for none.</param>
    public string Prepare(string name, IEnumerable<string> sources, string? generator)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var lines = new List<string>
        {
            "/nostdlib+", "/target:library", "/nullable:enable", "/langversion:14.0", "/debug:portable", "/optimize+", "/deterministic+", "/nologo",
            $"/out:{Path.Combine(place, "Made.dll")}",
            $"/reference:{Path.Combine(AppContext.BaseDirectory, "Refrain.dll")}",
        };
        lines.AddRange(Directory.GetFiles(Known("RefPackDir"), "*.dll").Order(StringComparer.Ordinal).Select(file => $"/reference:{file}"));
        if (generator is not null)
            lines.Add($"/analyzer:{generator}");
        var number = 0;
        foreach (var text in sources)
        {
            var file = Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"Made{number++}.cs"));
            File.WriteAllText(file, text);
            lines.Add(file);
        }

        var response = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(response, lines);
        return response;
    }

    /// <summary>Compiles once.</summary>
    /// <returns>Seconds of CPU of the whole process.</returns>
    /// <exception cref="InvalidOperationException">The compiler reports errors.</exception>
    public double Compile(string response)
    {
        var output = response + ".log";
        var (exitCode, total) = ChildProcess.Measure(response, output, "dotnet", [Known("Compiler"), "@" + response]);
        if (exitCode != 0)
            throw new InvalidOperationException(string.Join('\n', File.ReadLines(output).Take(5)));
        var cpu = total.CpuSeconds - _spent;
        _spent = total.CpuSeconds;
        return cpu;
    }

    /// <summary>A place that the build of this project knew.</summary>
    public static string Known(string key) =>
        typeof(CompilerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Value!;
}
