// SQL over an in-memory database that the task fills itself.
using Dapper;
using Microsoft.Data.Sqlite;

public sealed record Joined(string Customer, long Cents);

[Task]
public sealed partial record Revenue(string CustomerFile, string OrderFile)
{
    [Requires] public FileSource Customers => new(CustomerFile);

    [Requires] public FileSource Orders => new(OrderFile);

    public IReadOnlyList<Joined> Run(IReadOnlyList<string> customers, IReadOnlyList<string> orders)
    {
        using var db = new SqliteConnection("Data Source=:memory:");
        db.Open();
        db.Execute("CREATE TABLE customer (id TEXT PRIMARY KEY, name TEXT); CREATE TABLE purchase (customer TEXT, cents INTEGER)");
        db.Execute("INSERT INTO customer VALUES (@Id, @Name)", customers.Select(line => line.Split(';')).Select(cells => new { Id = cells[0], Name = cells[1] }));
        db.Execute("INSERT INTO purchase VALUES (@Customer, @Cents)", orders.Select(line => line.Split(';')).Select(cells => new { Customer = cells[0], Cents = long.Parse(cells[1]) }));
        return db.Query<Joined>("SELECT name AS Customer, SUM(cents) AS Cents FROM customer JOIN purchase ON customer = id GROUP BY name ORDER BY name").ToList();
    }
}
