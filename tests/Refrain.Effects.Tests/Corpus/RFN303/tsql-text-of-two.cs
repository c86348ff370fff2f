// SQL Server commits each statement of a batch by itself unless the batch begins a transaction.
using Dapper;
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Promoted(int Employee, string Grade, string Hr)
{
    public async Task<string> Run()
    {
        await using var connection = new SqlConnection(Hr);
        const string sql = """
            UPDATE dbo.employee SET grade = @Grade WHERE id = @Employee;
            UPDATE dbo.salary SET grade = @Grade WHERE employee = @Employee;
            """;
        await connection.ExecuteAsync(sql, new { Employee, Grade }); // RFN303
        return Grade;
    }
}
