using System.Globalization;
using Refrain.Elasticsearch.Tests.Double;

namespace Refrain.Elasticsearch.Tests;

// What nobody can know, and what is not said in full.
public sealed partial class ElasticsearchTargetTests
{
    [Fact]
    public async Task An_index_that_the_alias_may_have_been_moved_to_is_not_deleted()
    {
        Write("all", "1,Ada");
        await RunAsync(new AllOrders(Folder));
        Write("all", "2,Bob");

        // The alias is moved, and until patience ends nobody says so.
        _server.Fault = static (_, text) => text == "POST /_aliases" ? Fault.AnswerLost : Fault.None;
        var line = Assert.Single(await RunAsync(OpenTarget(new() { Patience = TimeSpan.FromMilliseconds(200) }), force: false, new AllOrders(Folder)));
        Assert.Contains("did not take POST _aliases", line, StringComparison.Ordinal);
        Assert.Equal([Shown(2, "Bob")], _server.Search("all"));

        _server.Fault = static (_, _) => Fault.None;
        Assert.Equal(["Executed"], await RunAsync(new AllOrders(Folder)));
        Assert.Equal([Shown(2, "Bob")], _server.Search("all"));
        Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_that_the_alias_was_refused_to_be_moved_to_is_not_left_behind()
    {
        Write("all", "1,Ada");
        await RunAsync(new AllOrders(Folder));
        Write("all", "2,Bob");
        _server.Fault = static (_, text) => text == "POST /_aliases" ? Fault.Forbidden : Fault.None;
        var line = Assert.Single(await RunAsync(new AllOrders(Folder)));
        Assert.Contains("cannot be moved to", line, StringComparison.Ordinal);
        Assert.Equal([Shown(1, "Ada")], _server.Search("all"));
        Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
    }

    /// <summary>What is sent again comes behind what was taken meanwhile.</summary>
    [Theory]
    [InlineData("0", "", 1)]
    [InlineData("0 2", "", 2)]
    [InlineData("0 1 2", "0", 3)]
    [InlineData("2", "", 2)]
    public async Task Of_rows_with_one_key_the_last_counts_whichever_the_cluster_was_too_busy_for(string first, string second, int requests)
    {
        Write("monday", "1,Ada", "2,Bob", "1,Cy");
        _server.IsBusy = (_, document) => _server.Bulks.Count < 2 && (_server.Bulks.Count == 0 ? first : second).Contains(document.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
        Assert.Equal([Shown(1, "Cy"), Shown(2, "Bob")], _server.Search("orders"));
        Assert.Equal(requests, _server.Bulks.Count);
    }

    [Fact]
    public async Task Turns_are_not_counted_by_a_search_of_some_of_the_shards()
    {
        Write("monday", "1,Ada", "2,Bob");
        var task = new DayOrders("monday", Folder);
        await RunAsync(task);
        await RunAsync(task, force: true);
        _server.Delete("refrain-markers", ((ITask)task).Key.ToString());

        // The documents of before, of the second turn, are in a shard that is away.
        Write("monday", "3,Cy");
        _server.AreShardsAway = true;
        var line = Assert.Single(await RunAsync(OpenTarget(new() { Patience = TimeSpan.FromMilliseconds(200) }), force: false, task));
        Assert.Contains("search_phase_execution_exception: all shards failed", line, StringComparison.Ordinal);

        _server.AreShardsAway = false;
        Assert.Equal(["Executed"], await RunAsync(task));
        Assert.Equal([Shown(3, "Cy")], _server.Search("orders"));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("es/")]
    public async Task A_cluster_may_lie_below_a_path(string path)
    {
        using var http = new HttpClient { BaseAddress = new(_server.Address, path) };
        Assert.Empty(await new ElasticsearchTarget(http).FindAsync([((ITask)new AllOrders(Folder)).Key]));
        Assert.Equal(["POST /es/refrain-markers/_mget"], _server.Requests);
    }

    [Theory]
    [InlineData("""{"task":"x","version":"of mine","run":1,"attempt":1,"turn":2}""")]
    [InlineData("""{"task":"x","attempt":1}""")]
    [InlineData("{}")]
    public async Task A_marker_that_somebody_has_changed_is_none(string marker)
    {
        Write("monday", "1,Ada", "2,Bob");
        var task = new DayOrders("monday", Folder);
        await RunAsync(task);
        await RunAsync(task, force: true);
        using (var content = new StringContent(marker))
            (await _http.PutAsync($"refrain-markers/_doc/{((ITask)task).Key}", content)).EnsureSuccessStatusCode();
        Assert.Equal(["missing: no marker in the target default"], await PlanAsync(task));
        Write("monday", "2,Bert");
        Assert.Equal(["Executed"], await RunAsync(task));
        Assert.Equal([Shown(2, "Bert")], _server.Search("orders"));
        Assert.Empty(await PlanAsync(task));
    }
}
