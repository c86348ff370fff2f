// T-SQL's -= is relative like its long form.
using System.Data.Common;
using Stock.Sql;

namespace Stock;

[Task]
public sealed partial record Reservation(long Order, string Article, int Pieces)
{
    public int Run([Service] DbConnection warehouse)
    {
        Tables.Take(warehouse, Article, Pieces); // RFN203
        return Pieces;
    }
}
//// File: Tables.cs
using System.Data.Common;
using Dapper;

namespace Stock.Sql;

internal static class Tables
{
    private const string TakeText = "UPDATE dbo.stock SET available -= @pieces, touched_by = 'reservation' WHERE article = @article";

    public static void Take(DbConnection connection, string article, int pieces) => connection.Execute(TakeText, new { article, pieces });
}
