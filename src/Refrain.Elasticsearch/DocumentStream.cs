using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>
/// Takes rows as lines of JSON, hashes them, and sends them as documents, many at a time; while some are sent the next are gathered. Each has an id that is made from the task's key and the row's, and the turn as its version:
/// sent twice it is there once, and who has an earlier turn cannot write over it.
/// </summary>
internal sealed class DocumentStream : Stream
{
    private readonly ElasticsearchAttempt _attempt;
    private readonly IndexOutput _output;
    private readonly string? _index;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly byte[] _owner;
    private readonly string _task;
    private readonly byte[][] _key;
    private readonly byte[][] _keyValues;
    private BulkRequest _gathered = new();
    private BulkRequest _spare = new();
    private Task _sending = Task.CompletedTask;
    private long _rows;

    /// <summary>Opens the stream.</summary>
    /// <param name="attempt">Who writes.</param>
    /// <param name="output">What.</param>
    /// <param name="index">The index; null to send nothing.</param>
    /// <param name="turn">The turn.</param>
    public DocumentStream(ElasticsearchAttempt attempt, IndexOutput output, string? index, long turn)
    {
        (_attempt, _output, _index) = (attempt, output, index);
        _task = attempt.Claim.Task.Key.ToString();
        _head = Encoding.UTF8.GetBytes($$$"""{"index":{"_index":"{{{JsonEncodedText.Encode(index ?? "")}}}","_id":""");
        _tail = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"version\":{turn},\"version_type\":\"external_gte\"}}}}\n"));
        _owner = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"refrain\":{{\"task\":\"{_task}\",\"turn\":{turn}}}"));
        _key = [.. output.Key.Select(Encoding.UTF8.GetBytes)];
        _keyValues = new byte[_key.Length][];
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends what is left.</summary>
    /// <returns>The receipt: all documents are taken.</returns>
    public async Task<TargetReceipt> CompleteAsync()
    {
        await SendAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        return new(_attempt.Client.Name, _output.Name, "", _rows, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        for (int end; (end = buffer.IndexOf((byte)'\n')) >= 0; buffer = buffer[(end + 1)..])
        {
            if (_line.WrittenCount == 0)
            {
                Add(buffer[..end]);
                continue;
            }

            _line.Write(buffer[..end]);
            Add(_line.WrittenSpan);
            _line.ResetWrittenCount();
        }

        _line.Write(buffer);
    }

    /// <summary>Does nothing: what was written is taken once <see cref="CompleteAsync"/> has ended.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // What is on its way must have arrived before an index is deleted, or it would make it again. Whether it was taken was asked, or nobody wants to know.
            _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Add(ReadOnlySpan<byte> row)
    {
        _rows++;
        if (_index is null)
            return;
        _gathered.Begin(_rows);
        _gathered.Write(_head);
        _gathered.Write(Encoding.UTF8.GetBytes($"\"{IdOf(row)}\""));
        _gathered.Write(_tail);
        _gathered.Write(_owner);
        if (row.Length > 2)
            _gathered.Write(","u8);
        _gathered.Write(row[1..]);
        _gathered.Write("\n"u8);
        if (_gathered.Length >= _attempt.MostBytes)
            SendAsync().GetAwaiter().GetResult();
    }

    /// <summary>The id of a row's document: all digits of the task's key and the number of the row, or half of them and a hash of the row's key.</summary>
    private string IdOf(ReadOnlySpan<byte> row)
    {
        if (_key.Length == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{_task}-{_rows}");
        Array.Clear(_keyValues);
        var json = new Utf8JsonReader(row);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref json);
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            if (member >= 0)
                _keyValues[member] = row[start..(int)json.BytesConsumed].ToArray();
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < _key.Length; i++)
        {
            hash.AppendData(_keyValues[i] ?? throw new InvalidOperationException($"{_output.PlaceOf(_attempt.Claim, _attempt.Client.Name)}: a row has no member '{_output.Key[i]}' for its key."));
            hash.AppendData("\n"u8);
        }

        return $"{_task[..32]}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 20))}";
    }

    private int MemberOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _key.Length; i++)
        {
            if (json.ValueTextEquals(_key[i]))
                return i;
        }

        return -1;
    }

    private async Task SendAsync()
    {
        // One at a time is on its way: the order of the documents of one id is kept, and memory is bounded.
        await _sending.ConfigureAwait(false);
        var full = _gathered;
        (_gathered, _spare) = (_spare, full);
        _gathered.Clear();
        if (full.Count > 0)
            _sending = full.SendAsync(_attempt, _output);
    }
}
