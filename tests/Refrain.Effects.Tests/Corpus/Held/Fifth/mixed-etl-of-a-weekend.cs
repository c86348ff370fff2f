// A quick job: text is sorted by the culture, a table renamed, errors are swallowed, and a notice goes out by mail.
using System.Net.Mail;
using Dapper;
using MySqlConnector;

public static class Weekend
{
    public static List<string> Read(IEnumerable<string> lines)
    {
        var names = lines.Select(line => line.Trim()).ToList();
        names.Sort(); // RFN107
        return names;
    }

    public static void Store(MySqlConnection connection, IReadOnlyList<string> names)
    {
        try
        {
            connection.Execute("RENAME TABLE name TO name_before"); // RFN209
            connection.Execute("INSERT INTO name_count (count) VALUES (@count)", new { count = names.Count }); // RFN202
        }
        catch (MySqlException) // RFN304
        {
        }
    }

    public static async Task TellAsync(SmtpClient smtp, int count, CancellationToken token) =>
        await smtp.SendMailAsync("etl@example.org", "team@example.org", "names", $"{count} names", token); // RFN205
}

[Task]
public sealed partial record WeekendNames(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, [Service] MySqlConnection connection, [Service] SmtpClient smtp, CancellationToken cancellationToken)
    {
        var names = Weekend.Read(lines);
        Weekend.Store(connection, names);
        await Weekend.TellAsync(smtp, names.Count, cancellationToken);
        return names;
    }
}
