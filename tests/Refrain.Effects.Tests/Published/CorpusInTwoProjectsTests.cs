using System.Collections.Concurrent;
using System.Globalization;
using Refrain.Effects.Tests.Labels;
using Xunit.Abstractions;

namespace Refrain.Effects.Tests.Published;

/// <summary>The corpus again, each file as two projects: a fault that a helper hides is found wherever the helper is.</summary>
public sealed class CorpusInTwoProjectsTests(ITestOutputHelper output)
{
    /// <summary>How many files have helpers that can be split off: fewer, and the test shows nothing.</summary>
    private const int Fewest = 200;

    [Fact]
    public async Task Reports_are_those_of_one_project()
    {
        var (split, differences) = (0, new ConcurrentBag<string>());
        var files = CorpusFile.ReadAll(Environment.GetEnvironmentVariable("REFRAIN_CORPUS"));
        await Parallel.ForAsync(0, files.Length, (i, _) =>
        {
            var program = SplitProgram.Of(files[i], friends: true);
            if (program.Rest is not { } rest) return ValueTask.CompletedTask;
            Interlocked.Increment(ref split);
            var (whole, two) = (program.Found(program.Whole), program.Found(rest));
            foreach (var lost in whole.Except(two)) differences.Add($"{files[i].Name}: {lost} is not found in two projects");
            foreach (var surplus in two.Except(whole)) differences.Add($"{files[i].Name}: {surplus} is found in two projects only");
            return ValueTask.CompletedTask;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{split} of {files.Length} files are two projects"));
        Assert.True(differences.IsEmpty, $"{split} files, {differences.Count} differences\n" + string.Join('\n', differences.Order(StringComparer.Ordinal)));
        Assert.True(split >= Fewest || Environment.GetEnvironmentVariable("REFRAIN_CORPUS") is not null, $"Only {split} files could be split.");
    }
}
