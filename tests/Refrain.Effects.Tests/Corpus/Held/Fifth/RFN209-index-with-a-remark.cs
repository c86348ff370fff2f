// A comment speaks of a guard that the statement does not have.
using Dapper;
using Npgsql;

public static class Schema
{
    public const string Index = """
        -- only if not exists: the migration has made it, most of the time
        CREATE UNIQUE INDEX CONCURRENTLY ix_parcel_number /* IF NOT EXISTS */
            ON parcel (number)
            INCLUDE (owner);
        """;
}

[Task]
public sealed partial record Indexed(string Land)
{
    public string Run([Service] NpgsqlConnection connection)
    {
        connection.Execute(Schema.Index); // RFN209
        return Land;
    }
}
