// One statement with a row of values for each line is put together piece by piece; the table's name is a constant of another class.
using System.Text;
using Dapper;
using MySqlConnector;

public static class Tables
{
    public const string Readings = "reading";
}

public sealed class InsertText(string table, params string[] columns)
{
    private readonly StringBuilder _text = new();
    private readonly DynamicParameters _values = new();
    private int _rows;

    public InsertText Row(params object[] cells)
    {
        _text.Append(_rows++ == 0 ? $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES " : ", ").Append('(');
        for (var i = 0; i < cells.Length; i++)
        {
            var name = $"p{_rows}_{i}";
            _text.Append(i == 0 ? "@" : ", @").Append(name);
            _values.Add(name, cells[i]);
        }

        _text.Append(')');
        return this;
    }

    public int Execute(MySqlConnection connection) => connection.Execute(_text.ToString(), _values); // RFN202
}

[Task]
public sealed partial record StoredReadings(string File, string Sensor)
{
    [Requires] public FileSource Bytes => new(File);

    public int Run(byte[] bytes, [Service] MySqlConnection connection)
    {
        var insert = new InsertText(Tables.Readings, "sensor", "at", "value");
        for (var i = 0; i < bytes.Length; i++)
            insert.Row(Sensor, i, (int)bytes[i]);
        return insert.Execute(connection);
    }
}
