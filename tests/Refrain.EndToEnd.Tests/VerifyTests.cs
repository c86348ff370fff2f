using System.Text.Json;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>A store is verified by another process than the one that made it, as a user does it.</summary>
public sealed class VerifyTests
{
    private const string Program = "Refrain.KillPipeline";

    [Fact]
    public async Task What_another_process_makes_again_is_the_same_and_the_store_stays_as_it_is()
    {
        using var folder = new TempFolder();
        await RunAsync(folder, 0, "run", "Everything", "--groups", "30");
        await RunAsync(folder, 0, "plan", "Everything", "--groups", "30");
        var before = Tree(folder);
        var report = await RunAsync(folder, 0, "verify", "Everything", "--groups", "30");
        Assert.True(report.GetProperty("sound").GetBoolean());
        Assert.Equal(1 + 30 + (30 * 19), report.GetProperty("counts").GetProperty("same").GetInt32());
        Assert.Equal(before, Tree(folder));
    }

    [Fact]
    public async Task What_differs_from_process_to_process_is_found()
    {
        using var folder = new TempFolder();
        await RunAsync(folder, 0, "run", "Hashed");
        var report = await RunAsync(folder, 1, "verify", "Hashed");
        var difference = report.GetProperty("tasks")[0].GetProperty("difference");
        Assert.Equal((2, "$.Hash"), (difference.GetProperty("row").GetInt32(), difference.GetProperty("path").GetString()));
    }

    private static async Task<JsonElement> RunAsync(TempFolder folder, int code, params string[] arguments)
    {
        var result = await PipelineProcess.RunAsync(Program, folder.Path, [.. arguments, "--store", "store", "--json"]);
        Assert.True(result.ExitCode == code, $"{result.ExitCode}: {result.Error}");
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static IReadOnlyList<string> Tree(TempFolder folder) =>
        [.. folder.Files().Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder[file])))}")];
}
