// A list of changes is carried out one by one by a helper that knows nothing of transactions.
using System.Data;
using Dapper;

public static class Steps
{
    public static int All(this IDbConnection connection, params (string Text, object Values)[] steps)
    {
        var rows = 0;
        foreach (var (text, values) in steps)
            rows += connection.Execute(text, values); // RFN303
        return rows;
    }
}

[Task]
public sealed partial record Merged(string From, string Into)
{
    public int Run([Service] IDbConnection connection) => connection.All(
        ("UPDATE booking SET guest = @Into WHERE guest = @From", new { From, Into }),
        ("DELETE FROM guest WHERE id = @From", new { From }));
}
