// The errors of the day are deleted in the transaction; the table that is inserted into is not touched by that.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Shipments(DateOnly Day, string Database)
{
    public int Run()
    {
        using var connection = new NpgsqlConnection(Database);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("DELETE FROM shipment_error WHERE day = @Day", new { Day }, transaction);
        var moved = connection.Execute( // RFN202
            "INSERT INTO shipment (day, parcel, weight) SELECT day, parcel, weight FROM shipment_delivery WHERE day = @Day",
            new { Day },
            transaction);
        transaction.Commit();
        return moved;
    }
}
