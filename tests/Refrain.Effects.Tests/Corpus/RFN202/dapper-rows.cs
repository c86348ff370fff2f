// Rows are inserted in a transaction, which makes them whole, not unique.
using Dapper;
using Npgsql;

public readonly record struct Payment(long Id, string Iban, long Cents);

[Task]
public sealed partial record Payments(string Batch)
{
    public IEnumerable<Payment> Run() => [new(1, "DE02", 100), new(2, "DE03", 200)];
}

[Task, Requires<Payments>]
public sealed partial record PaymentsLoaded(string Batch, string ConnectionString)
{
    private const string Insert = """
        insert into payment (id, iban, cents)
        values (@Id, @Iban, @Cents)
        """;

    public int Run(IReadOnlyList<Payment> payments)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var rows = connection.Execute(Insert, payments, transaction); // RFN202
        transaction.Commit();
        return rows;
    }
}
