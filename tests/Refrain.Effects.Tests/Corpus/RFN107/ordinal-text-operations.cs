// Operations on text that are ordinal by themselves or told to be.
using System.Text.RegularExpressions;

public sealed record LogLine(string Level, string Message, bool Important);

[Task]
public sealed partial record LogLines(string File)
{
    private static readonly Regex s_secret = new("password=[^ ]*", RegexOptions.CultureInvariant);

    [Requires] public FileSource Log => new(File);

    public IEnumerable<LogLine> Run(IEnumerable<string> log)
    {
        foreach (var line in log)
        {
            if (line.StartsWith("#", StringComparison.Ordinal) || line.EndsWith('\\') || line.Length < 6)
                continue;

            var level = line[..5].TrimEnd().ToUpperInvariant();
            var message = s_secret.Replace(line[6..], "password=***").Replace("\t", " ");
            var important = level is "ERROR" or "FATAL" || message.Contains("panic") || string.Equals(level, "ALERT", StringComparison.OrdinalIgnoreCase);
            yield return new LogLine(level, message, important && message.IndexOf("ignored", StringComparison.Ordinal) < 0);
        }
    }
}
