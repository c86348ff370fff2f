// An advisory lock and a guarded insert: nothing comes back into the task but the number of rows.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Enrolled(string Course, string Student)
{
    private const string Text = """
        INSERT INTO enrolment (course, student)
        SELECT @Course, @Student
        WHERE NOT EXISTS (SELECT 1 FROM enrolment WHERE course = @Course AND student = @Student)
        """;

    public async Task<int> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Key)", new { Key = (long)Course.Length }, transaction);
        var rows = await connection.ExecuteAsync(Text, new { Course, Student }, transaction);
        await transaction.CommitAsync();
        return rows;
    }
}
