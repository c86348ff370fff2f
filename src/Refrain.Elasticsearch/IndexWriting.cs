using System.Globalization;
using System.Text.Json;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>
/// How one attempt writes the documents of one index. Part of an index: in place, by ids that are the task's own; what is left of earlier attempts is deleted at the end. A whole index: a new one, to which the alias is
/// moved in one step. Used by one thread at a time.
/// </summary>
internal sealed class IndexWriting(ElasticsearchAttempt attempt, IndexOutput output) : IAsyncDisposable
{
    private const string Owner = """{"properties":{"refrain":{"properties":{"task":{"type":"keyword"},"turn":{"type":"long"}}}}}""";

    private string? _index;
    private string? _replaced;
    private long _turn;
    private bool _isPublished;
    private bool _mayBeHeld;

    public IndexOutput Output => output;

    public CancellationToken CancellationToken => attempt.CancellationToken;

    public TargetClaim Claim => attempt.Claim;

    /// <summary>What messages call it.</summary>
    public string Place => output.PlaceOf(attempt.Claim, attempt.Client.Name);

    /// <summary>The start of the names of all indices that this task makes for the alias; after it come run and attempt.</summary>
    private string Stem => $"{output.Name}-refrain-{attempt.Claim.Task.Key.ToString()[..12]}-";

    /// <summary>Opens the way for rows. A rehearsal only hashes them.</summary>
    public async Task<DocumentStream> OpenAsync()
    {
        if (!attempt.Claim.IsRehearsal)
        {
            if (output.IsWhole)
                await MakeAsync().ConfigureAwait(false);
            else
                await TakeAsync().ConfigureAwait(false);
        }

        return new DocumentStream(attempt, output, _index, _turn);
    }

    /// <summary>Has all that was written be seen, and nothing else of this task.</summary>
    public async Task PublishAsync()
    {
        if (_index is null)
            return;
        await RefreshAsync(_index).ConfigureAwait(false);
        if (output.IsWhole)
            await MoveAliasAsync().ConfigureAwait(false);
        else
            await DeleteRestAsync().ConfigureAwait(false);
        _isPublished = true;
    }

    /// <summary>Deletes the indices that the alias does not stand for any more.</summary>
    public async Task CleanAsync()
    {
        if (!output.IsWhole || _index is null)
            return;
        if (_replaced is not null)
            await DeleteIndexAsync(_replaced).ConfigureAwait(false);

        // Those of earlier attempts that died; one that is later than this is somebody's who is at work.
        foreach (var (index, _) in await IndicesAsync(Uri.EscapeDataString(Stem) + "*").ConfigureAwait(false))
        {
            if (NumberOf(index) is var (run, number) && (run < Claim.Run || (run == Claim.Run && number < Claim.Attempt)))
                await DeleteIndexAsync(index).ConfigureAwait(false);
        }
    }

    /// <summary>Takes back an index that was never published. One that the alias may have been moved to is what readers see: then it stays until the next attempt has ended well.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!output.IsWhole || _index is null || _isPublished || _mayBeHeld)
            return;
        try
        {
            await DeleteIndexAsync(_index).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TargetException or OperationCanceledException)
        {
            // What the task failed with is told. The index is deleted by the next attempt that ends well.
        }
    }

    private async Task TakeAsync()
    {
        var path = Uri.EscapeDataString(output.Name);
        var mapped = await attempt.Client.SendAsync(HttpMethod.Put, $"{path}/_mapping", Owner, CancellationToken).ConfigureAwait(false);
        if (mapped.Error == "index_not_found_exception")
        {
            attempt.Client.Reach("index");
            var made = await attempt.Client.SendAsync(HttpMethod.Put, path, $"{{\"mappings\":{Owner}}}", CancellationToken).ConfigureAwait(false);
            mapped = made.Error == "resource_already_exists_exception"
                ? await attempt.Client.SendAsync(HttpMethod.Put, $"{path}/_mapping", Owner, CancellationToken).ConfigureAwait(false)
                : made;
        }

        if (!mapped.IsGood)
            throw attempt.Refused(output, "the index cannot be made ready", mapped);
        _turn = await attempt.BeginAsync(attempt.IsFirst ? await HighestTurnAsync(path).ConfigureAwait(false) : 0).ConfigureAwait(false);
        _index = output.Name;
    }

    private async Task RefreshAsync(string index)
    {
        var refreshed = await attempt.Client.SendAsync(HttpMethod.Post, $"{Uri.EscapeDataString(index)}/_refresh", "", CancellationToken).ConfigureAwait(false);
        if (!refreshed.IsGood)
            throw attempt.Refused(output, "what was written cannot be made visible", refreshed);
    }

    /// <summary>The highest turn of the task's documents: without its marker (one restored from a backup, say) they alone know.</summary>
    private async Task<long> HighestTurnAsync(string path)
    {
        await RefreshAsync(output.Name).ConfigureAwait(false);
        var query = $$$$$"""{"size":0,"query":{"term":{"refrain.task":"{{{{{Claim.Task.Key}}}}}"}},"aggs":{"turn":{"max":{"field":"refrain.turn"}}}}""";
        var answer = await attempt.Client.SendAsync(HttpMethod.Post, $"{path}/_search?allow_partial_search_results=false", query, CancellationToken).ConfigureAwait(false);
        if (!answer.IsGood)
            throw attempt.Refused(output, "it cannot be searched", answer);
        if (Answer.Member(answer.Body, "timed_out") is { ValueKind: JsonValueKind.True } || (Answer.Member(answer.Body, "_shards") is { } shards && Answer.Member(shards, "failed") is { ValueKind: JsonValueKind.Number } failed && failed.GetInt64() > 0))
            throw attempt.Refused(output, "it is searched in part only, as some of its shards are away or slow", answer);
        var highest = Answer.Member(answer.Body, "aggregations") is { } found ? found.GetProperty("turn").GetProperty("value") : default;
        return highest.ValueKind == JsonValueKind.Number ? (long)highest.GetDouble() : 0;
    }

    private async Task DeleteRestAsync()
    {
        var query = string.Create(CultureInfo.InvariantCulture, $$$$"""{"query":{"bool":{"filter":[{"term":{"refrain.task":"{{{{Claim.Task.Key}}}}"}},{"range":{"refrain.turn":{"lt":{{{{_turn}}}}}}}]}}}""");
        attempt.Client.Reach("delete");

        // A document that changed meanwhile is a later claim's: the marker says so.
        var answer = await attempt.Client.SendAsync(
            HttpMethod.Post, $"{Uri.EscapeDataString(output.Name)}/_delete_by_query?conflicts=proceed&refresh=true", query, CancellationToken).ConfigureAwait(false);
        if (!answer.IsGood || (Answer.Member(answer.Body, "failures") is { ValueKind: JsonValueKind.Array } failures && failures.GetArrayLength() > 0))
            throw attempt.Refused(output, "documents of an earlier attempt cannot be deleted", answer);
    }

    private async Task MakeAsync()
    {
        for (var again = 0; _index is null; again++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Stem}{Claim.Run}-{Claim.Attempt}{(again == 0 ? "" : $"-{again}")}");
            attempt.Client.Reach("index");
            var made = await attempt.Client.SendAsync(
                HttpMethod.Put, Uri.EscapeDataString(name), $"{{\"mappings\":{{\"_meta\":{{\"refrain\":\"{attempt.Stamp}\"}},{Owner[1..]}}}", CancellationToken).ConfigureAwait(false);
            if (made.IsGood || (made.Error == "resource_already_exists_exception" && await IsStampedAsync(name).ConfigureAwait(false)))
                _index = name;
            else if (made.Error != "resource_already_exists_exception")
                throw attempt.Refused(output, $"the index '{name}' cannot be made", made);

            // There is one of that name that is another's: another store counts its runs as this one does. It may be the one that is in use.
        }

        _turn = 1;
    }

    /// <summary>Whether an index is one of this attempt's: its making was done, and the answer lost.</summary>
    private async Task<bool> IsStampedAsync(string index)
    {
        var answer = await attempt.Client.SendAsync(HttpMethod.Get, $"{Uri.EscapeDataString(index)}/_mapping", "", CancellationToken).ConfigureAwait(false);
        if (!answer.IsGood)
            throw attempt.Refused(output, $"the mapping of '{index}' cannot be read", answer);
        return Answer.Member(answer.Body, index) is { } found && Answer.Member(found, "mappings") is { } mappings && Answer.Member(mappings, "_meta") is { } meta
            && Answer.Member(meta, "refrain") is { ValueKind: JsonValueKind.String } known && known.ValueEquals(attempt.Stamp);
    }

    /// <summary>
    /// Moves the alias from the indices that hold it. Which these are is read before it is seen that the claim still stands; so where a later claim has moved the alias since, they do not hold it any more, and nothing is moved.
    /// </summary>
    private async Task MoveAliasAsync()
    {
        await HoldAsync().ConfigureAwait(false);
        while (true)
        {
            var holders = await HoldersAsync().ConfigureAwait(false);
            await attempt.CheckAsync().ConfigureAwait(false);
            if (holders is [var only] && string.Equals(only, _index, StringComparison.Ordinal))
                return;
            _replaced = holders.Find(h => h.StartsWith(Stem, StringComparison.Ordinal) && !string.Equals(h, _index, StringComparison.Ordinal)) ?? _replaced;
            attempt.Client.Reach("alias");
            var mightBeHeld = _mayBeHeld;
            _mayBeHeld = true;
            var answer = await ChangeAliasesAsync([.. holders.Select(Removal), Addition(_index!)]).ConfigureAwait(false);
            if (answer.IsGood || !holders.SequenceEqual(await HoldersAsync().ConfigureAwait(false), StringComparer.Ordinal))
                continue;

            // What is refused for what it asks for is not done later either, so that nobody will see the index.
            _mayBeHeld = mightBeHeld || answer.Status is not (>= 400 and < 500);
            throw attempt.Refused(output, $"the alias cannot be moved to '{_index}'", answer);
        }
    }

    /// <summary>Has an empty index hold the alias if none does, so that there is one that it is moved from.</summary>
    private async Task HoldAsync()
    {
        if ((await HoldersAsync().ConfigureAwait(false)).Count > 0)
            return;
        var name = Stem + "0-0";
        attempt.Client.Reach("alias");
        var made = await attempt.Client.SendAsync(
            HttpMethod.Put, Uri.EscapeDataString(name), $"{{\"mappings\":{Owner},\"aliases\":{{{Text(output.Name)}:{{}}}}}}", CancellationToken).ConfigureAwait(false);
        if (made.Error == "resource_already_exists_exception")
            made = await ChangeAliasesAsync([Addition(name)]).ConfigureAwait(false);
        if (!made.IsGood)
            throw attempt.Refused(output, "the alias cannot be made", made);
    }

    private Task<Answer> ChangeAliasesAsync(IEnumerable<string> actions) =>
        attempt.Client.SendAsync(HttpMethod.Post, "_aliases", $"{{\"actions\":[{string.Join(',', actions)}]}}", CancellationToken);

    private string Addition(string index) => $"{{\"add\":{{\"index\":{Text(index)},\"alias\":{Text(output.Name)}}}}}";

    private string Removal(string index) => $"{{\"remove\":{{\"index\":{Text(index)},\"alias\":{Text(output.Name)},\"must_exist\":true}}}}";

    /// <summary>The indices that hold the alias.</summary>
    private async Task<List<string>> HoldersAsync() =>
        [.. (await IndicesAsync(Uri.EscapeDataString(output.Name)).ConfigureAwait(false)).Where(i => i.Aliases.Contains(output.Name)).Select(static i => i.Index)];

    /// <summary>The indices that a name or pattern stands for, with their aliases, in the order of their names.</summary>
    private async Task<List<(string Index, IReadOnlySet<string> Aliases)>> IndicesAsync(string pattern)
    {
        var answer = await attempt.Client.SendAsync(HttpMethod.Get, $"{pattern}/_alias", "", CancellationToken).ConfigureAwait(false);
        if (answer.Status == 404)
            return [];
        if (!answer.IsGood)
            throw attempt.Refused(output, "its aliases cannot be read", answer);
        return [.. answer.Body.EnumerateObject()
            .Select(static i => (i.Name, (IReadOnlySet<string>)i.Value.GetProperty("aliases").EnumerateObject().Select(static a => a.Name).ToHashSet(StringComparer.Ordinal)))
            .OrderBy(static i => i.Name, StringComparer.Ordinal)];
    }

    private async Task DeleteIndexAsync(string index)
    {
        attempt.Client.Reach("clean");
        var answer = await attempt.Client.SendAsync(HttpMethod.Delete, Uri.EscapeDataString(index), "", CancellationToken).ConfigureAwait(false);
        if (!answer.IsGood && answer.Status != 404)
            throw attempt.Refused(output, $"the index '{index}' cannot be deleted", answer);
    }

    private (long Run, int Attempt)? NumberOf(string index)
    {
        var parts = index[Stem.Length..].Split('-');
        return parts.Length >= 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var run)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (run, number)
            : null;
    }

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
