// Upserts in chunks of a hundred: each chunk is whole, the load is not.
using System.Data.Common;
using System.Text;

[Task]
public sealed partial record Codes(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Where(line => line.Length == 8);
}

[Task, Requires<Codes>]
public sealed partial record CodesLoaded(string File)
{
    public int Run(IEnumerable<string> codes, [Service] DbConnection connection)
    {
        var loaded = 0;
        foreach (var chunk in codes.Chunk(100))
            loaded += Load(connection, chunk);
        return loaded;
    }

    private static int Load(DbConnection connection, string[] chunk)
    {
        var sql = new StringBuilder("INSERT IGNORE INTO code (value) VALUES ");
        using var command = connection.CreateCommand();
        for (var i = 0; i < chunk.Length; i++)
        {
            sql.Append(i == 0 ? "" : ",").Append("(@p").Append(i).Append(')');
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = chunk[i];
            command.Parameters.Add(parameter);
        }

        command.CommandText = sql.ToString();
        return command.ExecuteNonQuery(); // RFN303
    }
}
