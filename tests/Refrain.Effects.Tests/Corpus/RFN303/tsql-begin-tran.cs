// The batch begins and commits its own transaction.
using Dapper;
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Transferred(int Employee, int Department, string Hr)
{
    private const string Batch = """
        SET XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE dbo.employee SET department = @Department WHERE id = @Employee;
        DELETE FROM dbo.badge WHERE employee = @Employee;
        COMMIT TRANSACTION;
        """;

    public int Run()
    {
        using var connection = new SqlConnection(Hr);
        return connection.Execute(Batch, new { Employee, Department });
    }
}
