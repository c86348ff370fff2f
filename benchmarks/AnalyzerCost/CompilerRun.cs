using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnalyzerCost;

/// <summary>What one run of the compiler took.</summary>
/// <param name="Cpu">The processor time of all its threads.</param>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Analyzers">What the compiler itself says each of Refrain's analyzers took, by name; empty without them.</param>
/// <param name="Found">How many of their diagnostics it printed.</param>
internal sealed record CompilerCost(TimeSpan Cpu, TimeSpan Wall, IReadOnlyDictionary<string, TimeSpan> Analyzers, int Found)
{
    /// <summary>What all of them took.</summary>
    public TimeSpan AllAnalyzers => Analyzers.Values.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time);
}

/// <summary>Which analyzers run with the compiler; Refrain's generator always does, since without its code the solution has errors.</summary>
internal enum With
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>One that does nothing (<see cref="IdleAnalyzer"/>): what the compiler does for analyzers whatever they do.</summary>
    Idle,

    /// <summary>Refrain's.</summary>
    Refrain,

    /// <summary>Those of the SDK and of the framework, with the rules and properties of any build.</summary>
    Sdk,

    /// <summary>Both.</summary>
    SdkAndRefrain,
}

/// <summary>Compiles files by the SDK's compiler, in a process of its own, which says what its analyzers took (<c>/reportanalyzer</c>).</summary>
internal sealed partial class CompilerRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analyzer-cost").FullName;

    public CompilerRun(IReadOnlyList<MadeFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(_folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
        var response = new StringBuilder();
        foreach (var reference in References.Paths) response.Append("/r:\"").Append(reference).Append("\"\n");
        foreach (var file in files) response.Append('"').Append(Path.Combine(_folder, file.Path)).Append("\"\n");
        File.WriteAllText(Path.Combine(_folder, "files.rsp"), response.ToString());
        File.WriteAllText(Path.Combine(_folder, "build.editorconfig"), Build);
        File.WriteAllText(Path.Combine(_folder, "properties.editorconfig"), Properties);
    }

    /// <summary>Compiles once.</summary>
    public CompilerCost Compile(With with)
    {
        List<string> arguments =
        [
            References.Compiler, "/noconfig", "/nologo", "/target:library", "/optimize+", "/deterministic", "/nullable:enable", "/langversion:14", "/reportanalyzer",
            "/out:" + Path.Combine(_folder, "made.dll"), "/analyzer:" + References.Part("Refrain.Generator.dll"), "@" + Path.Combine(_folder, "files.rsp"), "/analyzerconfig:" + Path.Combine(_folder, "build.editorconfig"),
        ];
        if (with == With.Idle) arguments.Add("/analyzer:" + typeof(IdleAnalyzer).Assembly.Location);
        if (with is With.Refrain or With.SdkAndRefrain) arguments.Add("/analyzer:" + References.Part("Refrain.Analyzers.dll"));
        if (with is With.Sdk or With.SdkAndRefrain)
        {
            arguments.AddRange(References.SdkAnalyzers.Select(static path => "/analyzer:" + path));
            arguments.AddRange(["/analyzerconfig:" + References.SdkRules, "/analyzerconfig:" + Path.Combine(_folder, "properties.editorconfig")]);
        }

        var before = ChildrenTime.Now;
        var watch = Stopwatch.StartNew();
        using var compiler = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, Environment = { ["DOTNET_TieredPGO"] = "0" } })!;
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        var wall = watch.Elapsed;
        var cpu = ChildrenTime.Now - before;
        if (compiler.ExitCode != 0 || output.Contains("AD0001", StringComparison.Ordinal)) throw new InvalidOperationException("The compiler failed:\n" + output[..Math.Min(4000, output.Length)]);
        var times = Line().Matches(output).ToDictionary(
            static match => match.Groups["name"].Value,
            static match => TimeSpan.FromSeconds(double.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var time) ? time : 0), StringComparer.Ordinal);
        return new(cpu, wall, times, Found().Count(output));
    }

    /// <summary>What a build tells Refrain's analyzers: that it is no editor's.</summary>
    private const string Build = """
        is_global = true
        build_property.DesignTimeBuild =
        """;

    /// <summary>What a build tells its analyzers of a project that says nothing of it.</summary>
    private const string Properties = """
        is_global = true
        build_property.TargetFramework = net10.0
        build_property.TargetFrameworkIdentifier = .NETCoreApp
        build_property.TargetFrameworkVersion = v10.0
        build_property._SupportedPlatformList = Linux,macOS,Windows
        build_property.RootNamespace = Made
        build_property.EffectiveAnalysisLevelStyle = 10.0
        """;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A line of the compiler's table: seconds (or <c>&lt;0.001</c>), per cent, the class.</summary>
    [GeneratedRegex(@"^\s*<?(?<time>[\d.]+)\s+<?\d+\s+Refrain\.\w+\.(?<name>\w+Analyzer)\b", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@": (warning|info) RFN\d+:")]
    private static partial Regex Found();
}
