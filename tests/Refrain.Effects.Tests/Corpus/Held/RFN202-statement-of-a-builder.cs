// The statement is put together column by column; nowhere does it say what happens to a row that is there already.
using System.Text;
using Dapper;
using Npgsql;

public sealed record Shipment(string Id, string Port, int Tonnes);

public sealed class InsertBuilder(string table)
{
    private readonly List<string> _columns = [];
    private string? _returning;

    public InsertBuilder Column(string name)
    {
        _columns.Add(name);
        return this;
    }

    public InsertBuilder Returning(string name)
    {
        _returning = name;
        return this;
    }

    public string Build()
    {
        var text = new StringBuilder("INSERT INTO ").Append(table).Append(" (");
        text.AppendJoin(", ", _columns).Append(") VALUES (");
        text.AppendJoin(", ", _columns.Select(column => "@" + column)).Append(')');
        if (_returning is not null)
            text.Append(" RETURNING ").Append(_returning);
        return text.ToString();
    }
}

public sealed class ShipmentStore(NpgsqlDataSource source)
{
    private static readonly string s_insert = new InsertBuilder("shipment").Column("id").Column("port").Column("tonnes").Build();

    public int SaveAll(IReadOnlyCollection<Shipment> shipments)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var saved = connection.Execute(s_insert, shipments.Select(shipment => new { id = shipment.Id, port = shipment.Port, tonnes = shipment.Tonnes }), transaction); // RFN202
        transaction.Commit();
        return saved;
    }
}

[Task]
public sealed partial record BookedShipments(string Manifest)
{
    [Requires] public FileSource Lines => new(Manifest);

    public int Run(IEnumerable<string> lines, [Service] NpgsqlDataSource source) =>
        new ShipmentStore(source).SaveAll([.. lines.Select(line => line.Split(',')).Select(part => new Shipment(part[0], part[1], int.Parse(part[2])))]);
}
