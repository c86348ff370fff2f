using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Refrain.Elasticsearch.Tests.Double;

/// <summary>
/// A server that answers as Elasticsearch's documentation says it does: what is written is read by id at once and by a search after a refresh; writes are conditional on sequence numbers or on versions; each document of
/// a bulk is taken or refused for itself; the actions on aliases are taken together or not at all. No Elasticsearch can be installed where this is built, so it is what the target is tested with.
/// </summary>
internal sealed class ElasticsearchDouble : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, DocumentStore> _indices = new(StringComparer.Ordinal);
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private int _requests;

    public ElasticsearchDouble()
    {
        (_listener, Address) = Listen();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What becomes of a request, by its number from 0 and its text, such as <c>POST /_bulk</c>.</summary>
    public Func<int, string, Fault> Fault { get; set; } = static (_, _) => Double.Fault.None;

    /// <summary>Which documents of a bulk are refused since the cluster is busy: number of the request, number of the document in it.</summary>
    public Func<int, int, bool> IsBusy { get; set; } = static (_, _) => false;

    /// <summary>Whether what is searched for lies in shards that are away: a search then finds what there is, which is nothing, and says so.</summary>
    public bool AreShardsAway { get; set; }

    /// <summary>Called after each request, when nothing else happens.</summary>
    public Action<string>? Answered { get; set; }

    /// <summary>The requests, as text.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>How many documents bulks had, each time.</summary>
    public List<int> Bulks { get; } = [];

    /// <summary>The names of all indices.</summary>
    public IReadOnlyList<string> Indices
    {
        get
        {
            lock (_lock)
                return [.. _indices.Keys];
        }
    }

    /// <summary>The documents that a search of an index or alias finds, as text without the owner, in order; null where there is none of that name.</summary>
    public IReadOnlyList<string>? Search(string name)
    {
        lock (_lock)
        {
            var indices = Resolve(name);
            return indices.Count == 0 ? null : [.. indices.SelectMany(static i => i.Value.Seen).Select(static d => Shown(d.Document.Source)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Deletes a document as somebody else would.</summary>
    public void Delete(string index, string id)
    {
        lock (_lock)
            _indices[index].Delete(id, _indices[index].Find(id)!.Sequence);
    }

    /// <summary>Makes an index as somebody else would.</summary>
    public void Make(string index, string mappings)
    {
        lock (_lock)
        {
            _indices.Add(index, new());
            _indices[index].Map(JsonNode.Parse(mappings));
        }
    }

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait();
        ((IDisposable)_listener).Dispose();
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (var tries = 0; ; tries++)
        {
            int port;
            using (var socket = new TcpListener(IPAddress.Loopback, 0))
            {
                socket.Start();
                port = ((IPEndPoint)socket.LocalEndpoint).Port;
            }

            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, new(address));
            }
            catch (HttpListenerException) when (tries < 20)
            {
                ((IDisposable)listener).Dispose();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        string body;
        try
        {
            body = await reader.ReadToEndAsync();
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            return;
        }

        var text = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
        var number = _requests++;
        Requests.Add(text);
        var fault = Fault(number, text);
        if (fault == Double.Fault.Dropped)
        {
            await DropAsync(context.Response);
            return;
        }

        var (status, answer) = fault switch
        {
            Double.Fault.Busy => (429, Error("es_rejected_execution_exception", "the queue is full")),
            Double.Fault.Forbidden => (403, Error("security_exception", "not allowed")),
            Double.Fault.Unavailable => (503, Error("cluster_block_exception", "no master")),
            _ => Locked(context.Request, body, number),
        };
        Answered?.Invoke(text);
        if (fault == Double.Fault.AnswerLost)
        {
            await DropAsync(context.Response);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? "");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = bytes.Length;
        try
        {
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            // Who asked is gone.
        }
    }

    /// <summary>Closes the connection where an answer has only begun: the listener knows of no other way that is not an answer.</summary>
    private static async Task DropAsync(HttpListenerResponse response)
    {
        response.ContentLength64 = 1000;
        try
        {
            await response.OutputStream.WriteAsync("{"u8.ToArray());
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            // Who asked is gone.
        }

        response.Abort();
    }

    private (int Status, JsonNode? Answer) Locked(HttpListenerRequest request, string body, int number)
    {
        lock (_lock)
            return Answer(request, body, number);
    }

    private (int Status, JsonNode? Answer) Answer(HttpListenerRequest request, string body, int number)
    {
        string[] path = [.. request.Url!.AbsolutePath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        var query = request.QueryString;
        return (request.HttpMethod, path) switch
        {
            ("POST", ["_bulk"]) => (200, Bulk(body, number)),
            ("POST", ["_aliases"]) => ChangeAliases(JsonNode.Parse(body)!["actions"]!.AsArray()),
            ("PUT", [var index]) => Make(index, body.Length == 0 ? null : JsonNode.Parse(body)),
            ("DELETE", [var index]) => _indices.Remove(index) ? (200, Acknowledged()) : NoIndex(index),
            ("GET", [var pattern, "_alias"]) => GetAliases(pattern),
            (_, [var name, _, ..]) when Resolve(name) is [] => path[1] == "_mget" ? (200, Missing(JsonNode.Parse(body)!)) : NoIndex(name),
            ("GET", [var name, "_mapping"]) => (200, new JsonObject([.. Resolve(name).Select(static i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject { ["mappings"] = new JsonObject { ["_meta"] = i.Value.Meta?.DeepClone() } }))])),
            ("PUT", [var name, "_mapping"]) => Each(name, i => i.Map(JsonNode.Parse(body))),
            ("POST", [var name, "_refresh"]) => Each(name, static i => i.Refresh()),
            ("GET", [var name, "_doc", var id]) => Get(One(name), id),
            ("PUT", [var name, "_doc", var id]) => Put(One(name), id, JsonNode.Parse(body)!.AsObject(), query["op_type"] == "create", query["if_seq_no"]),
            ("POST", [var name, "_mget"]) => (200, new JsonObject { ["docs"] = new JsonArray([.. JsonNode.Parse(body)!["ids"]!.AsArray().Select(id => Get(One(name), (string)id!).Answer)]) }),
            ("POST", [_, "_search"]) when AreShardsAway && query["allow_partial_search_results"] == "false" => (503, Error("search_phase_execution_exception", "all shards failed")),
            ("POST", [var name, "_search"]) => (200, Highest(name, JsonNode.Parse(body)!)),
            ("POST", [var name, "_delete_by_query"]) => (200, DeleteByQuery(One(name), JsonNode.Parse(body)!)),
            _ => (400, Error("illegal_argument_exception", $"{request.HttpMethod} {request.Url.PathAndQuery} is not known here")),
        };
    }

    private JsonObject Bulk(string body, int number)
    {
        var items = new JsonArray();
        var lines = body.Split('\n');
        for (var i = 0; i + 1 < lines.Length; i += 2)
        {
            var action = JsonNode.Parse(lines[i])!["index"]!;
            var index = (string)action["_index"]!;
            if (!_indices.ContainsKey(index) && Resolve(index) is [])
                _indices.Add(index, new());
            string? error;
            var status = 200;
            if (IsBusy(number, i / 2))
                (error, status) = ("es_rejected_execution_exception", 429);
            else if ((error = One(index).PutExternal((string)action["_id"]!, JsonNode.Parse(lines[i + 1])!.AsObject(), (long)action["version"]!)) is not null)
                status = error == "version_conflict_engine_exception" ? 409 : 400;
            var item = new JsonObject { ["status"] = status };
            if (error is not null)
                item["error"] = new JsonObject { ["type"] = error, ["reason"] = $"[{i / 2}] {lines[i + 1]}", ["caused_by"] = new JsonObject { ["type"] = "illegal_argument_exception", ["reason"] = "so it is" } };
            items.Add(new JsonObject { ["index"] = item });
        }

        Bulks.Add(items.Count);
        return new JsonObject { ["errors"] = items.Any(static i => i!["index"]!["error"] is not null), ["items"] = items };
    }

    private (int Status, JsonNode? Answer) Make(string index, JsonNode? body)
    {
        if (_indices.ContainsKey(index))
            return (400, Error("resource_already_exists_exception", $"index [{index}] already exists"));
        if (_indices.Values.Any(i => i.Aliases.Contains(index)))
            return (400, Error("invalid_index_name_exception", $"[{index}] already exists as alias"));
        string[] aliases = [.. body?["aliases"]?.AsObject().Select(static a => a.Key) ?? []];
        if (Array.Find(aliases, _indices.ContainsKey) is { } taken)
            return (400, Error("invalid_alias_name_exception", $"an index exists with the same name as the alias [{taken}]"));
        var made = new DocumentStore();
        made.Map(body?["mappings"]);
        made.Aliases.UnionWith(aliases);
        _indices.Add(index, made);
        return (200, Acknowledged());
    }

    private (int Status, JsonNode? Answer) ChangeAliases(JsonArray actions)
    {
        // All are looked at before one is taken.
        foreach (var action in actions)
        {
            var (kind, what) = action!.AsObject().Single();
            var (index, alias) = ((string)what!["index"]!, (string)what["alias"]!);
            if (!_indices.TryGetValue(index, out var store))
                return NoIndex(index);
            if (kind == "remove" && !store.Aliases.Contains(alias))
                return (404, Error("aliases_not_found_exception", $"aliases [{alias}] missing"));
            if (kind == "add" && _indices.ContainsKey(alias))
                return (400, Error("invalid_alias_name_exception", $"an index exists with the same name as the alias [{alias}]"));
        }

        foreach (var action in actions)
        {
            var (kind, what) = action!.AsObject().Single();
            var aliases = _indices[(string)what!["index"]!].Aliases;
            _ = kind == "add" ? aliases.Add((string)what["alias"]!) : aliases.Remove((string)what["alias"]!);
        }

        return (200, Acknowledged());
    }

    private (int Status, JsonNode? Answer) GetAliases(string pattern)
    {
        var found = pattern.EndsWith('*') ? [.. _indices.Where(i => i.Key.StartsWith(pattern[..^1], StringComparison.Ordinal))] : Resolve(pattern);
        return found.Count == 0 && !pattern.EndsWith('*')
            ? NoIndex(pattern)
            : (200, new JsonObject([.. found.Select(static i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject
            {
                ["aliases"] = new JsonObject([.. i.Value.Aliases.Select(static a => KeyValuePair.Create(a, (JsonNode?)new JsonObject()))]),
            }))]));
    }

    private (int Status, JsonNode? Answer) Each(string name, Action<DocumentStore> what)
    {
        foreach (var (_, index) in Resolve(name))
            what(index);
        return (200, Acknowledged());
    }

    private static (int Status, JsonNode? Answer) Get(DocumentStore index, string id) => index.Find(id) is { } found
        ? (200, new JsonObject { ["_id"] = id, ["found"] = true, ["_seq_no"] = found.Sequence, ["_primary_term"] = 1, ["_version"] = found.Version, ["_source"] = found.Source.DeepClone() })
        : (404, new JsonObject { ["_id"] = id, ["found"] = false });

    private static (int Status, JsonNode? Answer) Put(DocumentStore index, string id, JsonObject source, bool mustBeNew, string? ifSequence) =>
        index.Put(id, source, mustBeNew, ifSequence is null ? null : long.Parse(ifSequence, CultureInfo.InvariantCulture)) is { } error
            ? (error == "version_conflict_engine_exception" ? 409 : 400, Error(error, id))
            : (201, new JsonObject { ["_seq_no"] = index.Find(id)!.Sequence, ["_primary_term"] = 1 });

    private JsonObject Highest(string name, JsonNode body)
    {
        var task = (string)body["query"]!["term"]!["refrain.task"]!;
        long[] turns = AreShardsAway ? [] : [.. Resolve(name).SelectMany(static i => i.Value.Seen).Where(d => Owner(d.Document).Task == task).Select(static d => Owner(d.Document).Turn)];
        return new() { ["timed_out"] = false, ["_shards"] = new JsonObject { ["total"] = 1, ["failed"] = AreShardsAway ? 1 : 0 }, ["aggregations"] = new JsonObject { ["turn"] = new JsonObject { ["value"] = turns.Length == 0 ? null : (double)turns.Max() } } };
    }

    private static JsonObject DeleteByQuery(DocumentStore index, JsonNode body)
    {
        var filter = body["query"]!["bool"]!["filter"]!.AsArray();
        var task = (string)filter[0]!["term"]!["refrain.task"]!;
        var below = (long)filter[1]!["range"]!["refrain.turn"]!["lt"]!;
        var conflicts = 0;
        foreach (var (id, document) in index.Seen.Where(d => Owner(d.Document) is var owner && owner.Task == task && owner.Turn < below).ToList())
            conflicts += index.Delete(id, document.Sequence) ? 0 : 1;
        index.Refresh();
        return new() { ["version_conflicts"] = conflicts, ["failures"] = new JsonArray() };
    }

    private static (string Task, long Turn) Owner(DocumentStore.Document document) =>
        document.Source["refrain"] is { } owner ? ((string)owner["task"]!, (long)owner["turn"]!) : ("", 0);

    private static string Shown(JsonObject source)
    {
        var copy = source.DeepClone().AsObject();
        copy.Remove("refrain");
        return copy.ToJsonString();
    }

    private List<KeyValuePair<string, DocumentStore>> Resolve(string name) => [.. _indices.Where(i => i.Key == name || i.Value.Aliases.Contains(name))];

    private DocumentStore One(string name) => Resolve(name).Single().Value;

    private static JsonObject Missing(JsonNode body) => new()
    {
        ["docs"] = new JsonArray([.. body["ids"]!.AsArray().Select(static id => new JsonObject { ["_id"] = (string)id!, ["error"] = new JsonObject { ["type"] = "index_not_found_exception", ["reason"] = "no such index" } })]),
    };

    private static (int Status, JsonNode? Answer) NoIndex(string index) => (404, Error("index_not_found_exception", $"no such index [{index}]"));

    private static JsonObject Acknowledged() => new() { ["acknowledged"] = true };

    private static JsonObject Error(string type, string reason) => new() { ["error"] = new JsonObject { ["type"] = type, ["reason"] = reason } };
}
