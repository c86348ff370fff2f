// The stored value appears on the right, but as what stays when nothing better comes: a second run changes nothing.
using Dapper;
using Npgsql;

public sealed record Watermark(string Topic, int Partition, long Offset, string? Consumer);

public abstract class Repository<TRow>(NpgsqlDataSource source)
{
    protected abstract string Table { get; }

    protected abstract string Changes { get; }

    protected abstract string Key { get; }

    public int Raise(IReadOnlyList<TRow> rows)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var raised = 0;
        foreach (var row in rows)
            raised += connection.Execute($"UPDATE {Table} SET {Changes} WHERE {Key}", row, transaction);
        transaction.Commit();
        return raised;
    }
}

public sealed class WatermarkRepository(NpgsqlDataSource source) : Repository<Watermark>(source)
{
    protected override string Table => "watermark";

    protected override string Key => "topic = @Topic AND partition = @Partition";

    protected override string Changes => string.Join(
        ", ",
        "\"offset\" = GREATEST(\"offset\", @Offset)",
        "consumer = COALESCE(@Consumer, consumer)",
        "state = CASE WHEN @Offset < 0 THEN 'lost' ELSE state END");
}

[Task]
public sealed partial record RaisedWatermarks(string Offsets)
{
    [Requires] public FileSource Lines => new(Offsets);

    public int Run(IEnumerable<string> lines, [Service] NpgsqlDataSource source)
    {
        var marks = from line in lines
                    let part = line.Split(' ')
                    select new Watermark(part[0], int.Parse(part[1]), long.Parse(part[2]), part.ElementAtOrDefault(3));
        return new WatermarkRepository(source).Raise([.. marks]);
    }
}
