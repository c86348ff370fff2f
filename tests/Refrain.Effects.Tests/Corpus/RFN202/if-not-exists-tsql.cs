// T-SQL asks in the same text whether the row is there.
using Dapper;
using Microsoft.Data.SqlClient;

public static class Statements
{
    public static string InsertOnce(string table, string key) =>
        $"IF NOT EXISTS (SELECT 1 FROM {table} WHERE {key} = @Id) " +
        $"INSERT INTO {table} ({key}, name) VALUES (@Id, @Name)";
}

[Task]
public sealed partial record Supplier(int Id, string Name, string Erp)
{
    public string Run()
    {
        using var connection = new SqlConnection(Erp);
        connection.Execute(Statements.InsertOnce("dbo.supplier", "supplier_id"), new { Id, Name });
        return Name;
    }
}
