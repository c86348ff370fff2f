// A command with parameters, made by an extension method.
using Microsoft.Data.Sqlite;

public static class Commands
{
    public static SqliteCommand Sql(this SqliteConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}

[Task]
public sealed partial record Logged(string Name)
{
    public int Run([Service] SqliteConnection connection)
    {
        using var command = connection.Sql("INSERT INTO log (name) VALUES ($name)", ("$name", Name));
        return command.ExecuteNonQuery(); // RFN202
    }
}
