// Bulk copy into the fact table itself; nothing of the day is deleted before.
using System.Data;
using Microsoft.Data.SqlClient;

public readonly record struct Fact(int Product, int Store, long Cents);

[Task]
public sealed partial record Facts(DateOnly Day)
{
    public IEnumerable<Fact> Run() => [new(1, 1, 500), new(1, 2, 700)];
}

[Task, Requires<Facts>]
public sealed partial record FactsLoaded(DateOnly Day, string Warehouse)
{
    public async Task<int> Run(IEnumerable<Fact> facts, CancellationToken cancellationToken)
    {
        using var table = new DataTable();
        table.Columns.Add("day", typeof(DateOnly));
        table.Columns.Add("product", typeof(int));
        table.Columns.Add("store", typeof(int));
        table.Columns.Add("cents", typeof(long));
        foreach (var fact in facts)
            table.Rows.Add(Day, fact.Product, fact.Store, fact.Cents);

        using var copy = new SqlBulkCopy(Warehouse) { DestinationTableName = "dbo.fact", BatchSize = 10_000 };
        await copy.WriteToServerAsync(table, cancellationToken); // RFN202
        return table.Rows.Count;
    }
}
