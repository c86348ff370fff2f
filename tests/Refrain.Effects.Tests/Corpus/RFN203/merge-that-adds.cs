// MERGE guards the insert, but its update adds to the stored quantity.
using System.Data;

internal static class Merge
{
    public static string Text(string target) => $"""
        MERGE {target} AS t
        USING (SELECT @article AS article, @quantity AS quantity) AS s ON t.article = s.article
        WHEN MATCHED THEN UPDATE SET t.quantity = t.quantity + s.quantity
        WHEN NOT MATCHED THEN INSERT (article, quantity) VALUES (s.article, s.quantity);
        """;
}

[Task]
public sealed partial record Delivered(string Article, int Quantity)
{
    public int Run([Service] IDbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Merge.Text("dbo.stock");
        Add(command, "@article", Article);
        Add(command, "@quantity", Quantity);
        command.ExecuteNonQuery(); // RFN203
        return Quantity;
    }

    private static void Add(IDbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
