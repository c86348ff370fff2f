// A generic repository builds the INSERT from the properties of the row.
using System.Data;
using System.Reflection;
using Dapper;
using Npgsql;

public sealed record Sensor(string Id, string Place);

public abstract class Repository<T>(IDbConnection connection)
{
    protected abstract string Table { get; }

    public int Add(T row)
    {
        var columns = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToArray();
        var sql = $"INSERT INTO {Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";
        return connection.Execute(sql, row); // RFN202
    }
}

public sealed class Sensors(IDbConnection connection) : Repository<Sensor>(connection)
{
    protected override string Table => "sensor";
}

[Task]
public sealed partial record RegisteredSensor(string Id, string Place)
{
    public int Run([Service] NpgsqlConnection connection) => new Sensors(connection).Add(new(Id, Place));
}
