using System.Globalization;

namespace Refrain.Stores;

/// <summary>
/// The table of proofs. It is made when the first one is kept, and may be dropped by hand at any time: nothing that cannot be found out again is in it.
/// </summary>
internal static class ProofTable
{
    private const string Layout = "CREATE TABLE IF NOT EXISTS proof(id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, epoch INTEGER NOT NULL, content BLOB NOT NULL)";

    public static KeptProof? Find(SqliteDatabase database, ContentHash name)
    {
        if (database.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'proof'") == 0)
            return null;

        // One statement sees one state: proof and epoch belong together.
        using var find = database.Prepare("SELECT epoch, content FROM proof, counter WHERE name = ? AND epoch = last_id");
        Bind(find, 1, name);
        return find.Step() ? new(find.Int64(0), find.Bytes(1).ToArray()) : null;
    }

    /// <summary>Keeps a proof. In the writer's transaction.</summary>
    public static void Keep(SqliteDatabase database, ContentHash name, KeptProof proof)
    {
        database.Execute(Layout);

        // A proof of another epoch is of no more use to anybody.
        using (var remove = database.Prepare("DELETE FROM proof WHERE name = ? OR epoch <> ?"))
        {
            Bind(remove, 1, name);
            remove.Bind(2, proof.Epoch);
            remove.Run();
        }

        using (var insert = database.Prepare("INSERT INTO proof(name, epoch, content) VALUES(?,?,?)"))
        {
            Bind(insert, 1, name);
            insert.Bind(2, proof.Epoch);
            insert.Bind(3, proof.Content.Span);
            insert.Run();
        }

        database.Execute(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM proof WHERE id NOT IN (SELECT id FROM proof ORDER BY id DESC LIMIT {IProofs.MostProofs})"));
    }

    private static void Bind(SqliteStatement statement, int parameter, ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        statement.Bind(parameter, bytes);
    }
}
