// Each attempt has an id of its own in the logs.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Traced(string File)
{
    [Requires] public FileSource Text => new(File);

    public int Run(string text, TaskContext context)
    {
        var correlation = Guid.NewGuid();
        using var scope = context.Logger.BeginScope(new Dictionary<string, object> { ["correlation"] = correlation });
        context.Logger.LogInformation("{Correlation}: {Length} characters", correlation, text.Length);
        return text.Length;
    }
}
