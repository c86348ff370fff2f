// A tag is put to the end of a column, in a statement that a builder makes.
using System.Text;
using Microsoft.Data.Sqlite;

public sealed class Update(string table)
{
    private readonly StringBuilder _text = new($"UPDATE {table} SET ");

    public Update Set(string column, string value)
    {
        _text.Append(column).Append(" = ").Append(value);
        return this;
    }

    public string Where(string condition) => _text.Append(" WHERE ").Append(condition).ToString();
}

[Task]
public sealed partial record TaggedPhoto(string Photo, string Tag)
{
    public int Run([Service] SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = new Update("photo").Set("tags", "tags || ',' || $tag").Where("id = $id");
        command.Parameters.AddWithValue("$tag", Tag);
        command.Parameters.AddWithValue("$id", Photo);
        return command.ExecuteNonQuery(); // RFN203
    }
}
