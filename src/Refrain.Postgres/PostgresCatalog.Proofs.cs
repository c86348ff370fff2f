using Npgsql;
using NpgsqlTypes;
using Refrain.Stores;

namespace Refrain.Postgres;

// What it remembers of runs that found everything up to date.
public sealed partial class PostgresCatalog : IProofs
{
    /// <inheritdoc/>
    public async ValueTask<KeptProof?> FindProofAsync(ContentHash name, CancellationToken cancellationToken = default)
    {
        var found = await QueryAsync(
            $"SELECT p.epoch, p.content FROM {_schema}.proof p JOIN {_schema}.counter c ON c.epoch = p.epoch WHERE p.name = $1",
            parameters => parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Parameters.Bytes(name), NpgsqlDbType = NpgsqlDbType.Bytea }),
            static row => new KeptProof(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
            cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> KeepProofAsync(ContentHash name, KeptProof proof, CancellationToken cancellationToken = default)
    {
        var answer = await WriteAsync(
            (batch, writer) =>
            {
                LockCounter(batch);
                batch.Add($"UPDATE {_schema}.writer SET value = 1 FROM {_schema}.counter WHERE id = $1 AND counter.epoch = $2").Add(writer).Add(proof.Epoch);

                // A proof of another epoch is of no more use to anybody.
                batch.Add($"DELETE FROM {_schema}.proof WHERE (name = $2 OR epoch <> $3) AND {IsAgreed}").Add(writer).Add(Parameters.Bytes(name), NpgsqlDbType.Bytea).Add(proof.Epoch);
                batch.Add($"INSERT INTO {_schema}.proof(name, epoch, content) SELECT $2, $3, $4 WHERE {IsAgreed}").Add(writer).Add(Parameters.Bytes(name), NpgsqlDbType.Bytea).Add(proof.Epoch).Add(proof.Content, NpgsqlDbType.Bytea);
                batch.Add($"DELETE FROM {_schema}.proof WHERE id NOT IN (SELECT id FROM {_schema}.proof ORDER BY id DESC LIMIT $1)").Add((long)IProofs.MostProofs);
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Value is not null;
    }
}
