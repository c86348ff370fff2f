// The text is put together column by column; what it ends up as is a plain INSERT.
using System.Text;
using Npgsql;

public static class InsertText
{
    public static string For(string table, IReadOnlyList<string> columns)
    {
        var sql = new StringBuilder("INSERT INTO ").Append(table).Append(" (");
        sql.AppendJoin(", ", columns).Append(") VALUES (");
        sql.AppendJoin(", ", columns.Select((_, i) => $"${i + 1}"));
        return sql.Append(')').ToString();
    }
}

[Task]
public sealed partial record SurveyAnswers(int Survey, string Answer)
{
    private static readonly string[] s_columns = ["survey", "answer"];

    public int Run([Service] NpgsqlDataSource source)
    {
        using var command = source.CreateCommand(InsertText.For("survey_answer", s_columns));
        command.Parameters.Add(new() { Value = Survey });
        command.Parameters.Add(new() { Value = Answer });
        return command.ExecuteNonQuery(); // RFN202
    }
}
