using System.Globalization;
using Refrain;

namespace Lookups;

/// <summary>Looks prices up, many in one statement.</summary>
/// <param name="Id">The row.</param>
[Task, Batch]
public sealed partial record PriceInBatch(int Id)
{
    /// <summary>The database.</summary>
    [Requires] public FileSource Database => new(PriceTable.File);

    /// <summary>Looks them up.</summary>
    public static IEnumerable<(PriceInBatch, long)> RunBatch(IReadOnlyList<PriceInBatch> tasks, IReadOnlyList<Artifact<byte[]>> database)
    {
        var byId = tasks.ToDictionary(task => task.Id);
        using var connection = PriceTable.Open(database[0].Path, pooled: true);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, price FROM prices WHERE id IN (SELECT value FROM json_each($ids))";
        command.Parameters.AddWithValue("$ids", $"[{string.Join(',', tasks.Select(task => task.Id.ToString(CultureInfo.InvariantCulture)))}]");
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return (byId[rows.GetInt32(0)], rows.GetInt64(1));
    }
}
