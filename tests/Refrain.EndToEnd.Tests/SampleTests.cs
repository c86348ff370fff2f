using System.Text.Json;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>The first sample on real data, as a user runs it.</summary>
public sealed class SampleTests
{
    private const string Program = "TopUsers";

    [SharedDataFact]
    public async Task Ranks_the_users_of_the_social_network_and_runs_again_only_what_a_new_like_reaches()
    {
        using var folder = new TempFolder();
        var posts = folder["post.csv"];
        var likes = folder["person_likes_post.csv"];
        File.Copy(SharedData.File("ldbc-snb", "post.csv"), posts);
        File.Copy(SharedData.File("ldbc-snb", "person_likes_post.csv"), likes);

        var first = await RunAsync(folder, posts, likes);
        Assert.Equal(["AverageOfBest", "LikesPerPost", "LikesPerUser", "TopUsers"], Executed(first));

        var ranks = await ShowAsync(folder, posts, likes);
        Assert.Equal(10, ranks.Count);
        Assert.Equal((1, 4398046511333L, 23.0, 70L), ranks[0]);
        Assert.Equal((9, 2199023255712L, 5.0), (ranks[8].Rank, ranks[8].User, ranks[8].Average));
        Assert.Equal((10, 4398046511232L, 5.0), (ranks[9].Rank, ranks[9].User, ranks[9].Average));

        Assert.Empty(Executed(await RunAsync(folder, posts, likes)));

        // A like of a post in the middle: no user's rank changes, but the number of likes of one user who is not among the first.
        await File.AppendAllTextAsync(likes, "8796093022357|343597383680|2012-01-01T00:00:00.000+0000\n");
        var second = Executed(await RunAsync(folder, posts, likes));
        Assert.Equal("LikesPerPost", second[^3..].First(n => n == "LikesPerPost"));
        Assert.Empty(Executed(await RunAsync(folder, posts, likes)));
    }

    private static async Task<JsonElement> RunAsync(TempFolder folder, string posts, string likes)
    {
        var result = await PipelineProcess.RunAsync(Program, folder.Path, "run", "TopUsers", "--posts", posts, "--likes", likes, "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static List<string> Executed(JsonElement report) =>
        [.. report.GetProperty("tasks").EnumerateArray()
            .Where(t => t.GetProperty("state").GetString() == "executed")
            .Select(t => t.GetProperty("name").GetString()!)
            .Order(StringComparer.Ordinal)];

    private static async Task<List<(int Rank, long User, double Average, long Likes)>> ShowAsync(TempFolder folder, string posts, string likes)
    {
        var result = await PipelineProcess.RunAsync(Program, folder.Path, "show", "TopUsers", "--posts", posts, "--likes", likes, "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. JsonDocument.Parse(result.Output).RootElement.EnumerateArray().Select(r => (
            r.GetProperty("Rank").GetInt32(), r.GetProperty("User").GetInt64(), r.GetProperty("Average").GetDouble(), r.GetProperty("Likes").GetInt64()))];
    }
}
