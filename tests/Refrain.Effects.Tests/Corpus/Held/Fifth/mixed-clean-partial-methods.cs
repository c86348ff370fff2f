// Half of a class is generated: the messages of the log, and a pattern that was compiled before.
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

public static partial class Log
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA1801", Justification = "generated")]
    public static partial void Skipped(ILogger logger, int line, DateTimeOffset at);
}

public static partial class Patterns
{
    public static partial Regex Number();
}

[Task]
public sealed partial record Numbers(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (Patterns.Number().Match(lines[i]) is { Success: true } match)
                yield return match.Value;
            else
                Log.Skipped(context.Logger, i, DateTimeOffset.Now);
        }
    }
}
//// File: Generated.cs
public static partial class Log
{
    private static readonly Action<Microsoft.Extensions.Logging.ILogger, int, DateTimeOffset, Exception?> s_skipped =
        Microsoft.Extensions.Logging.LoggerMessage.Define<int, DateTimeOffset>(Microsoft.Extensions.Logging.LogLevel.Debug, new(1, "Skipped"), "line {Line} skipped at {At}");

    public static partial void Skipped(Microsoft.Extensions.Logging.ILogger logger, int line, DateTimeOffset at) => s_skipped(logger, line, at, null);
}

public static partial class Patterns
{
    private static readonly System.Text.RegularExpressions.Regex s_number = new(@"\d+", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    public static partial System.Text.RegularExpressions.Regex Number() => s_number;
}
