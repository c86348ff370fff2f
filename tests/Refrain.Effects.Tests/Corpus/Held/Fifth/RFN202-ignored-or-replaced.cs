// What is there already is left, or replaced: in MySQL's ways of saying so, with many rows in one statement.
using System.Text;
using Dapper;
using MySqlConnector;

public static class Words
{
    public static string Statement(string verb, int rows)
    {
        var text = new StringBuilder(verb).Append(" INTO word (language, text, length) VALUES ");
        text.AppendJoin(", ", Enumerable.Range(0, rows).Select(row => $"(@language, @text{row}, @length{row})"));
        return text.ToString();
    }
}

[Task]
public sealed partial record StoredWords(string File, string Language, bool KeepsOld)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, [Service] MySqlConnection connection)
    {
        var parameters = new DynamicParameters(new { language = Language });
        foreach (var (row, line) in lines.Index())
        {
            parameters.Add($"text{row}", line);
            parameters.Add($"length{row}", line.Length);
        }

        return connection.Execute(KeepsOld ? Words.Statement("INSERT IGNORE", lines.Count) : Words.Statement("REPLACE", lines.Count), parameters);
    }
}
