using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>Documents that are sent together. Each is taken or refused for itself; those that are refused because the cluster is busy are sent again.</summary>
internal sealed class BulkRequest
{
    private readonly List<(int Start, long Row)> _documents = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>Begins a document.</summary>
    /// <param name="row">The number of its row.</param>
    public void Begin(long row) => _documents.Add((_bytes.WrittenCount, row));

    /// <summary>Writes a part of it.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Takes all documents out.</summary>
    public void Clear()
    {
        _documents.Clear();
        _bytes.ResetWrittenCount();
    }

    /// <summary>Sends all documents until each is taken.</summary>
    /// <exception cref="ClaimLostException">A document is of a later turn.</exception>
    /// <exception cref="TargetException">A document is refused, or the cluster was busy for too long.</exception>
    public async Task SendAsync(ElasticsearchAttempt attempt, IndexOutput output)
    {
        var client = attempt.Client;
        var since = client.Now;
        var left = Enumerable.Range(0, _documents.Count).ToList();
        for (var tries = 0; ; tries++)
        {
            client.Reach("bulk");
            var answer = await client.SendLinesAsync("_bulk?filter_path=errors,items.*.status,items.*.error,error", Body(left), attempt.CancellationToken).ConfigureAwait(false);
            if (!answer.IsGood)
                throw attempt.Refused(output, string.Create(CultureInfo.InvariantCulture, $"the rows {_documents[left[0]].Row} to {_documents[left[^1]].Row} are not taken"), answer);
            var busy = Busy(answer, left, attempt, output, out var reason);
            if (busy.Count == 0)
                return;
            left = Wanted(busy, left);
            if (left.Count == 0)
                return;
            if (!await client.WaitAsync(tries, since, attempt.CancellationToken).ConfigureAwait(false))
            {
                throw new TargetException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{output.PlaceOf(attempt.Claim, client.Name)}: {left.Count} rows, the first of them row {_documents[left[0]].Row}, were refused again and again: {reason}. Look whether the cluster is well, then run again."));
            }
        }
    }

    /// <summary>Which of the busy documents are to be sent again: one with a later one of its id in the same request would be written over that.</summary>
    private List<int> Wanted(List<int> busy, List<int> sent)
    {
        var wanted = new List<int>(busy.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var at = busy.Count - 1;
        for (var i = sent.Count - 1; i >= 0; i--)
        {
            // The line of the action, which says the id, is the same for all documents of one id.
            var document = _bytes.WrittenSpan[_documents[sent[i]].Start..];
            var isLast = ids.Add(Encoding.UTF8.GetString(document[..document.IndexOf((byte)'\n')]));
            if (at < 0 || busy[at] != sent[i])
                continue;
            at--;
            if (isLast)
                wanted.Add(sent[i]);
        }

        wanted.Reverse();
        return wanted;
    }

    private ReadOnlyMemory<byte> Body(List<int> documents)
    {
        if (documents.Count == _documents.Count)
            return _bytes.WrittenMemory;
        var some = new ArrayBufferWriter<byte>();
        foreach (var i in documents)
            some.Write(_bytes.WrittenSpan[_documents[i].Start..(i + 1 < _documents.Count ? _documents[i + 1].Start : _bytes.WrittenCount)]);
        return some.WrittenMemory;
    }

    /// <summary>Which documents are to be sent again.</summary>
    private List<int> Busy(Answer answer, List<int> sent, ElasticsearchAttempt attempt, IndexOutput output, out string reason)
    {
        reason = "";
        var busy = new List<int>();
        if (Answer.Member(answer.Body, "errors") is { ValueKind: JsonValueKind.False })
            return busy;
        var items = Answer.Member(answer.Body, "items") is { ValueKind: JsonValueKind.Array } array ? array : default;
        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() != sent.Count)
            throw new TargetException($"{output.PlaceOf(attempt.Claim, attempt.Client.Name)}: the answer to {sent.Count} documents is not that of Elasticsearch: there is not one item for each.");
        var at = 0;
        foreach (var item in items.EnumerateArray())
        {
            var document = sent[at++];
            var result = item.GetProperty("index");
            var status = result.GetProperty("status").GetInt32();
            if (status is >= 200 and < 300)
                continue;
            if (status == 409)
                throw attempt.Lost();
            reason = Answer.ReasonOf(result);
            if (!ElasticsearchClient.IsBusy(status))
            {
                throw new TargetException(string.Create(
                    CultureInfo.InvariantCulture, $"{output.PlaceOf(attempt.Claim, attempt.Client.Name)}: row {_documents[document].Row} is refused with {status}: {reason}. Make the row fit the mapping of the index, or the mapping the rows."));
            }

            busy.Add(document);
        }

        return busy;
    }
}
