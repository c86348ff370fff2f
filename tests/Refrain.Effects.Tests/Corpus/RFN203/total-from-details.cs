// The total is computed from the detail rows each time, not from itself.
using Dapper;
using Npgsql;

[Task]
public sealed partial record BasketTotals(long Basket, string Connection)
{
    public int Run()
    {
        using var connection = new NpgsqlConnection(Connection);
        return connection.Execute(
            """
            UPDATE basket AS b
            SET total = p.total, pieces = p.pieces
            FROM (SELECT basket, sum(cents * pieces) AS total, sum(pieces) AS pieces
                  FROM position WHERE basket = @Basket GROUP BY basket) AS p
            WHERE b.id = p.basket
            """,
            new { Basket });
    }
}
