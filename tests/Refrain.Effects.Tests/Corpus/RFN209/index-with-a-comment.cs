// A comment between CREATE and INDEX, lower case and concatenation: an unguarded index all the same.
using System.Data.Common;

[Task]
public sealed partial record Indexed(string Column)
{
    public string Run([Service] DbDataSource source)
    {
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "create /* takes minutes */ unique index ix_" + Column + " on big_table (" + Column + ")";
        command.ExecuteNonQuery(); // RFN209
        return Column;
    }
}
