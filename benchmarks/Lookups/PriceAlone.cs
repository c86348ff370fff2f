using Refrain;

namespace Lookups;

/// <summary>Looks one price up, with a connection of its own.</summary>
/// <param name="Id">The row.</param>
/// <param name="Pooled">Whether connections are kept open between tasks.</param>
[Task]
public sealed partial record PriceAlone(int Id, bool Pooled)
{
    /// <summary>The database.</summary>
    [Requires] public FileSource Database => new(PriceTable.File);

    /// <summary>Looks it up.</summary>
    public long Run(Artifact<byte[]> database)
    {
        using var connection = PriceTable.Open(database.Path, Pooled);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT price FROM prices WHERE id = $id";
        command.Parameters.AddWithValue("$id", Id);
        return (long)command.ExecuteScalar()!;
    }
}
