using System.Globalization;
using System.Text.Json;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>
/// The markers of tasks: one document each, whose id is the task's key. They are read by id, which sees every write at once, and changed only if they are still what was seen. Thread-safe.
/// </summary>
internal sealed class Markers(ElasticsearchClient client, string index)
{
    private const int Most = 1000;
    private bool _isMade;

    /// <summary>The versions of those tasks that are complete here.</summary>
    public async ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TaskKey, ContentHash>();
        foreach (var some in keys.Chunk(Most))
        {
            var ids = string.Join(',', some.Select(static k => $"\"{k}\""));
            var answer = await client.SendAsync(HttpMethod.Post, $"{index}/_mget?_source_includes=version", $"{{\"ids\":[{ids}]}}", cancellationToken).ConfigureAwait(false);
            if (IsNoIndex(answer.Error))
                return found;
            if (!answer.IsGood || Answer.Member(answer.Body, "docs") is not { } documents)
                throw Unreadable(answer.Complaint);
            foreach (var document in documents.EnumerateArray())
            {
                if (Answer.ErrorOf(document) is { Length: > 0 } error)
                {
                    if (IsNoIndex(error))
                        return found;
                    throw Unreadable(Answer.ReasonOf(document));
                }

                if (document.GetProperty("found").GetBoolean() && VersionOf(document.GetProperty("_source")) is { } version)
                    found[TaskKey.Parse(document.GetProperty("_id").GetString()!)] = version;
            }
        }

        return found;
    }

    /// <summary>The marker of a task, if it has one.</summary>
    public async Task<Marker?> FindAsync(TaskKey key, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, $"{index}/_doc/{key}", "", cancellationToken).ConfigureAwait(false);
        if (IsNoIndex(answer.Error) || (answer.Status == 404 && answer.Error.Length == 0))
            return null;
        if (!answer.IsGood)
            throw Unreadable(answer.Complaint);
        var source = answer.Body.GetProperty("_source");

        // Where somebody has changed it, it says of nothing that it is complete, and the documents alone know the turn.
        return NumberOf(source, "run") is { } run && NumberOf(source, "attempt") is { } attempt && NumberOf(source, "turn") is { } turn
            ? new(VersionOf(source), run, (int)Math.Clamp(attempt, int.MinValue, int.MaxValue), turn, PlaceOf(answer.Body))
            : new(null, 0, 0, 0, PlaceOf(answer.Body));
    }

    /// <summary>Takes the marker away, so to say: from now on the task is being written, by this claim.</summary>
    /// <param name="claim">Who writes.</param>
    /// <param name="seen">The marker as it was when the attempt began, or as this claim left it.</param>
    /// <param name="turn">The turn, at least.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ClaimLostException">A later claim writes, or has written, since.</exception>
    public async Task<Marker> BeginAsync(TargetClaim claim, Marker? seen, long turn, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var wanted = new Marker(null, claim.Run, claim.Attempt, Math.Max(turn, (seen?.Turn ?? 0) + 1), default);
            if (await PutAsync(claim, wanted, seen?.Place, cancellationToken).ConfigureAwait(false) is { } place)
                return wanted with { Place = place };
            seen = await FindAsync(claim.Task.Key, cancellationToken).ConfigureAwait(false);
            if (seen is { Version: null } && seen.IsOf(claim.Run, claim.Attempt) && seen.Turn == wanted.Turn)
                return seen; // the answer to an earlier sending of this was lost
            if (seen?.IsAfter(claim.Run, claim.Attempt) == true)
                throw Lost(claim);
        }
    }

    /// <summary>Sets the marker: the task is complete.</summary>
    /// <exception cref="ClaimLostException">Another claim writes since this one did.</exception>
    public async Task CompleteAsync(TargetClaim claim, Marker writing, ContentHash version, CancellationToken cancellationToken)
    {
        if (await PutAsync(claim, writing with { Version = version }, writing.Place, cancellationToken).ConfigureAwait(false) is not null)
            return;
        var now = await FindAsync(claim.Task.Key, cancellationToken).ConfigureAwait(false);
        if (now is null || now.Turn != writing.Turn || now.Version != version || !now.IsOf(claim.Run, claim.Attempt))
            throw Lost(claim);
    }

    /// <summary>Says that the claim was lost.</summary>
    public ClaimLostException Lost(TargetClaim claim) =>
        new($"{claim.Task} is written to Elasticsearch, the target '{client.Name}', by a later claim since this one began: another run had taken this one for dead.");

    private async Task<MarkerPlace?> PutAsync(TargetClaim claim, Marker marker, MarkerPlace? over, CancellationToken cancellationToken)
    {
        var condition = over is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"if_seq_no={place.SequenceNumber}&if_primary_term={place.PrimaryTerm}")
            : "op_type=create";
        client.Reach(marker.Version is null ? "writing" : "marker");
        var answer = await client.SendAsync(HttpMethod.Put, $"{index}/_doc/{claim.Task.Key}?{condition}", Json(claim, marker), cancellationToken).ConfigureAwait(false);
        return answer.IsGood ? PlaceOf(answer.Body)
            : answer.Status == 409 ? null
            : throw new TargetException($"{claim.Task} cannot write its marker in Elasticsearch, the target '{client.Name}': {answer.Complaint}.");
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (_isMade)
            return;
        const string Body =
            """
            {"mappings":{"dynamic":"strict","properties":{"task":{"type":"keyword","ignore_above":1024},"version":{"type":"keyword"},"run":{"type":"long"},"attempt":{"type":"integer"},"turn":{"type":"long"}}}}
            """;
        client.Reach("markers");
        var answer = await client.SendAsync(HttpMethod.Put, index, Body, cancellationToken).ConfigureAwait(false);
        if (!answer.IsGood && answer.Error != "resource_already_exists_exception")
            throw new TargetException($"The index '{index}' of the markers cannot be made in Elasticsearch, the target '{client.Name}': {answer.Complaint}.");
        _isMade = true;
    }

    private TargetException Unreadable(string complaint) =>
        new($"The markers in the index '{index}' of Elasticsearch, the target '{client.Name}', cannot be read: {complaint}. Look whether the cluster is well, and whether it may be read.");

    private static bool IsNoIndex(string error) => error == "index_not_found_exception";

    private static ContentHash? VersionOf(JsonElement source)
    {
        if (Answer.Member(source, "version") is not { ValueKind: JsonValueKind.String } version)
            return null;
        try
        {
            return ContentHash.Parse(version.GetString()!);
        }
        catch (FormatException)
        {
            // Somebody has changed it. What it stood for is made again.
            return null;
        }
    }

    private static long? NumberOf(JsonElement source, string name) => Answer.Member(source, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    private static MarkerPlace PlaceOf(JsonElement document) => new(document.GetProperty("_seq_no").GetInt64(), document.GetProperty("_primary_term").GetInt64());

    private static string Json(TargetClaim claim, Marker marker)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("task", claim.TaskText);
            if (marker.Version is { } version)
                json.WriteString("version", version.ToString());
            json.WriteNumber("run", marker.Run);
            json.WriteNumber("attempt", marker.Attempt);
            json.WriteNumber("turn", marker.Turn);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
