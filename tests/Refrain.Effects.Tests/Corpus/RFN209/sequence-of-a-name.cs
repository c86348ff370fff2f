// A sequence whose name is computed starts at one.
using Dapper;
using Npgsql;

[Task]
public sealed partial record NewSequence(string Name)
{
    public int Run([Service] NpgsqlConnection connection)
    {
        var sequence = Name.ToLowerInvariant();
        return connection.Execute($"CREATE SEQUENCE {sequence} START WITH 1"); // RFN209
    }
}
