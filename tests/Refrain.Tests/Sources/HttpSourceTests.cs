using System.Net;
using System.Net.Sockets;
using Refrain.Testing;
using Reply = Refrain.Tests.Sources.LoopbackServer.Reply;

namespace Refrain.Tests.Sources;

/// <summary>When what a server has is fetched, what it makes run, and that a task reads what was observed or nothing.</summary>
public abstract class HttpSourceTests(bool local) : IDisposable
{
    private const string Noon = "Fri, 02 Jan 2026 12:00:00 GMT";
    private const string Later = "Fri, 02 Jan 2026 12:00:59 GMT";
    private const string NextMinute = "Fri, 02 Jan 2026 12:01:00 GMT";

    private readonly LoopbackServer _server = new();
    private readonly SourceRuns _runs = new(local);

    private Page Page => new(_server.Url);

    public void Dispose()
    {
        _runs.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task With_an_entity_tag_the_server_is_asked_for_what_is_new()
    {
        var (tag, text) = ("\"1\"", "one");
        _server.Answer = asked => asked.GetValueOrDefault("If-None-Match") == tag
            ? new("") { Status = "304 Not Modified", Headers = [$"ETag: {tag}"] }
            : new(text) { Headers = [$"ETag: {tag}", $"Last-Modified: {Noon}", $"Date: {NextMinute}"] };
        Assert.Equal(["Page: missing"], await _runs.RunAsync(Page));
        Assert.Equal(["GET", "GET"], _server.Take()); // observed, and read
        Assert.Empty(await _runs.RunAsync(Page));
        Assert.Empty(await _runs.PlanAsync(Page));
        Assert.Equal(["GET If-None-Match: \"1\"", "GET If-None-Match: \"1\""], _server.Take());

        (tag, text) = ("\"2\"", "two");
        Assert.Equal(["Page: input changed"], await _runs.RunAsync(Page));
        Assert.Equal(["GET If-None-Match: \"1\"", "GET"], _server.Take());
        Assert.Equal("two", await _runs.GetAsync(Page));
        Assert.Equal(["GET If-None-Match: \"2\""], _server.Take());

        // Another tag, the same bytes: nothing runs, and the new tag is what is asked by from then on.
        tag = "\"3\"";
        Assert.Empty(await _runs.RunAsync(Page));
        Assert.Empty(await _runs.RunAsync(Page));
        Assert.Equal(["GET If-None-Match: \"2\"", "GET If-None-Match: \"3\""], _server.Take());
    }

    [Fact]
    public async Task With_a_time_of_the_last_change_the_server_is_asked_for_what_is_new()
    {
        _server.Answer = asked => asked.ContainsKey("If-Modified-Since")
            ? new("") { Status = "304 Not Modified" }
            : new("one") { Headers = [$"Last-Modified: {Noon}", $"Date: {NextMinute}"] };
        await _runs.RunAsync(Page);
        _server.Take();
        Assert.Empty(await _runs.RunAsync(Page));
        Assert.Empty(await _runs.RunAsync(Page));
        Assert.Equal([$"GET If-Modified-Since: {Noon}", $"GET If-Modified-Since: {Noon}"], _server.Take());
    }

    /// <summary>What does not stand for the very bytes is not asked by: the content is fetched, and its hash is the version.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("ETag: W/\"1\"")]
    [InlineData($"Last-Modified: {Noon}", $"Date: {Later}")] // perhaps changed once more in that second
    [InlineData($"Last-Modified: {NextMinute}", $"Date: {Noon}")]
    [InlineData($"Last-Modified: {Noon}")] // when was that said?
    [InlineData("ETag: no quotes", "Last-Modified: yesterday", $"Date: {NextMinute}")]
    public async Task Without_such_a_header_the_content_tells(params string[] headers)
    {
        var text = "one";
        _server.Answer = _ => new(text) { Headers = [.. headers.Where(h => h.Length > 0)] };
        Assert.Equal(["Page: missing"], await _runs.RunAsync(Page));
        Assert.Empty(await _runs.RunAsync(Page));
        text = "two";
        Assert.Equal(["Page: input changed"], await _runs.RunAsync(Page));
        Assert.All(_server.Take(), request => Assert.Equal("GET", request));
        Assert.Equal("two", await _runs.GetAsync(Page));
    }

    [Fact]
    public async Task It_binds_in_every_form_of_a_file()
    {
        _server.Answer = _ => new("Name,Cents\na,1\nb,20\n");
        Assert.Equal("20 20 3 3 17 78 20 20 20 21 True", await _runs.GetAsync(new PageForms(_server.Url)));
    }

    [Fact]
    public async Task Large_content_arrives_whole()
    {
        var bytes = new byte[3_000_001];
        new Random(1).NextBytes(bytes);
        _server.Answer = _ => new(Array.ConvertAll(bytes, b => (byte)('a' + (b % 26))));
        Assert.Equal(bytes.Length, (await _runs.GetAsync(Page)).Length);
        Assert.Empty(await _runs.RunAsync(Page));
    }

    [Fact]
    public async Task What_changed_between_the_look_and_the_read_is_not_read()
    {
        var count = 0;
        _server.Answer = _ => new($"{Interlocked.Increment(ref count)}");
        Assert.Equal([$"Page: HttpSource(Url: {_server.Url}) changed while it was read. Nothing was committed; run again when it has come to rest."], await _runs.RunAsync(Page));
        _server.Answer = _ => new("at rest");
        Assert.Equal(["Page: missing"], await _runs.RunAsync(Page));
        Assert.Equal("at rest", await _runs.GetAsync(Page));
    }

    [Fact]
    public async Task A_task_that_goes_on_without_what_it_could_not_read_is_not_complete()
    {
        var count = 0;
        _server.Answer = _ => new($"{Interlocked.Increment(ref count)}");
        Assert.Contains("changed while it was read", Assert.Single(await _runs.RunAsync(new Careless(_server.Url))), StringComparison.Ordinal);
        _server.Answer = _ => ++count % 2 == 0 ? new("four") : new("") { Status = "500 Internal Server Error" };
        count = 1;
        Assert.Contains("answered 500", Assert.Single(await _runs.RunAsync(new Careless(_server.Url))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("500 Internal Server Error")]
    [InlineData("304 Not Modified")] // nobody asked for less
    [InlineData("307 Temporary Redirect")] // to nowhere
    public async Task Any_other_status_fails_what_reads_it(string status)
    {
        _server.Answer = _ => new("gone") { Status = status };
        Assert.Equal([$"HttpSource: HttpSource(Url: {_server.Url}) could not be fetched: the server answered {status}."], await _runs.RunAsync(Page));
        Assert.Contains("could not be fetched", Assert.Single(await _runs.PlanAsync(Page)), StringComparison.Ordinal);
        _server.Answer = _ => new("back");
        Assert.Equal("back", await _runs.GetAsync(Page));
    }

    [Fact]
    public async Task What_fails_leaves_the_artifact_as_it_was()
    {
        _server.Answer = _ => new("one") { Headers = ["ETag: \"1\""] };
        await _runs.RunAsync(Page);
        _server.Answer = _ => new("") { Status = "503 Service Unavailable" };
        Assert.Contains("answered 503", Assert.Single(await _runs.RunAsync(Page)), StringComparison.Ordinal);
        _server.Answer = asked => new("one") { Status = asked.GetValueOrDefault("If-None-Match") == "\"1\"" ? "304 Not Modified" : "500 Not Asked" };
        Assert.Empty(await _runs.RunAsync(Page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data.csv")]
    [InlineData("/data.csv")]
    [InlineData("ftp://127.0.0.1/data")]
    [InlineData("http://")]
    public async Task What_is_no_address_is_told(string url) =>
        Assert.Equal([$"HttpSource: {new HttpSource(url)} has no address that can be asked: give an absolute http or https URL."], await _runs.RunAsync(new Page(url)));

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}/";
        nobody.Stop();
        Assert.StartsWith($"HttpSource: HttpSource(Url: {url}) could not be fetched: ", Assert.Single(await _runs.RunAsync(new Page(url))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_breaks_off_is_no_content()
    {
        _server.Answer = _ => new("half") { Withheld = 4 };
        Assert.StartsWith($"HttpSource: HttpSource(Url: {_server.Url}) could not be fetched whole: ", Assert.Single(await _runs.RunAsync(Page)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_falls_silent_is_given_up_after_the_client_s_time(bool beforeTheHeaders)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(0.25) };
        _runs.Services = new OneClient(client);
        _server.Answer = _ => new("half") { IsSilent = beforeTheHeaders, Stalls = true, Withheld = 4 };
        Assert.Equal([$"HttpSource: HttpSource(Url: {_server.Url}) could not be fetched: nothing came for 0.25 s."], await _runs.RunAsync(Page));
        Assert.Single(await _runs.PlanAsync(Page));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_run_does_not_wait_for_the_server(bool beforeTheHeaders)
    {
        using var stop = new CancellationTokenSource();
        _server.Answer = _ =>
        {
            stop.CancelAfter(1);
            return new("half") { IsSilent = beforeTheHeaders, Stalls = true, Withheld = 4 };
        };
        Assert.Empty(await _runs.RunAsync(Page, stop.Token));
    }

    [Fact]
    public async Task The_pipeline_s_client_is_used()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Key", "secret");
        _runs.Services = new OneClient(client);
        _server.Answer = asked => new(asked.GetValueOrDefault("X-Key") ?? "none");
        Assert.Equal("secret", await _runs.GetAsync(Page));
    }

    private sealed class OneClient(HttpClient client) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(HttpClient) ? client : null;
    }

    public sealed class InMemory() : HttpSourceTests(local: false);

    public sealed class OnDisk() : HttpSourceTests(local: true);
}
