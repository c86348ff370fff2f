using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>
/// The texts that many entries share. A text's number is the first eight bytes of the SHA-256 of what is stored of it: whoever writes it, and whatever becomes of the database, it never stands for another text.
/// Thread-safe.
/// </summary>
internal sealed class TextTable(PostgresPlace place)
{
    private readonly ConcurrentDictionary<long, string> _texts = [];
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);

    // Those that are known to be in the table.
    private readonly ConcurrentDictionary<long, bool> _stored = [];

    /// <summary>The number of a text, whether it is in the table or not.</summary>
    public long Number(string text)
    {
        if (_numbers.TryGetValue(text, out var number))
            return number;
        number = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(EscapedText.Write(text))));
        var known = _texts.GetOrAdd(number, text);
        if (!string.Equals(known, text, StringComparison.Ordinal))
            throw new StoreException(place.Name, $"The catalog {place.Name} cannot hold '{text}' beside '{known}': their hashes begin alike. Rename one of them.");
        return _numbers.GetOrAdd(text, number);
    }

    /// <summary>The text of a number, if it is known without asking.</summary>
    public bool TryGet(long number, out string text) => _texts.TryGetValue(number, out text!);

    /// <summary>Forgets which texts are in the table: it may be another one from now on.</summary>
    public void Forget() => _stored.Clear();

    /// <summary>Sees to it that texts are in the table. In a transaction of its own, since what is too much there does no harm.</summary>
    public async ValueTask StoreAsync(NpgsqlConnection connection, IReadOnlyCollection<CatalogEntry> entries, CancellationToken cancellationToken)
    {
        var missing = new SortedDictionary<long, string>();
        foreach (var entry in entries)
        {
            Look(entry.Name);
            Look(entry.Fingerprint);
            Look(entry.Schema);
            for (var i = 0; i < entry.Inputs.Count; i++)
                Look(entry.Inputs[i].Requirement);
        }

        if (missing.Count == 0)
            return;

        // In the order of the numbers, so that two who add the same ones don't wait for each other in a circle.
        await using var insert = connection.Transaction(batch => batch
            .Add($"INSERT INTO {place.QuotedSchema}.text(id, value) SELECT * FROM unnest($1::bigint[], $2::text[]) ON CONFLICT DO NOTHING")
            .Add(missing.Keys.ToArray()).AddTexts([.. missing.Values.Select(EscapedText.Write)]));
        var added = await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (added < missing.Count)
            await CheckAsync(connection, missing, cancellationToken).ConfigureAwait(false);
        foreach (var number in missing.Keys)
            _stored.TryAdd(number, true);

        void Look(string text)
        {
            var number = Number(text);
            if (!_stored.ContainsKey(number))
                missing[number] = text;
        }
    }

    /// <summary>Reads the texts that are not known yet.</summary>
    public async ValueTask LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand($"SELECT id, value FROM {place.QuotedSchema}.text WHERE id <> ALL($1)", connection);
        read.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _stored.Keys] });
        await using var reader = await read.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var number = reader.GetInt64(0);
            var text = EscapedText.Read(reader.GetString(1)) ?? throw place.Corrupt("(a text makes no sense)");
            Keep(number, text);
        }
    }

    private async ValueTask CheckAsync(NpgsqlConnection connection, SortedDictionary<long, string> wanted, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand($"SELECT id, value FROM {place.QuotedSchema}.text WHERE id = ANY($1)", connection);
        read.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. wanted.Keys] });
        await using var reader = await read.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var text = wanted[reader.GetInt64(0)];
            if (!string.Equals(reader.GetString(1), EscapedText.Write(text), StringComparison.Ordinal))
                throw new StoreException(place.Name, $"The catalog {place.Name} cannot hold '{text}' beside '{reader.GetString(1)}': their hashes begin alike. Rename one of them.");
        }
    }

    private void Keep(long number, string text)
    {
        _texts[number] = text;
        _numbers.TryAdd(text, number);
        _stored.TryAdd(number, true);
    }
}
