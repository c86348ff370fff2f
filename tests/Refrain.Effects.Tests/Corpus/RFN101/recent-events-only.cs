// Which events are recent depends on the moment of the run, although no time is in the output.
using System.Text.Json;

public sealed record ClickEvent(string Page, DateTimeOffset At);

[Task]
public sealed partial record RecentPages(string File)
{
    [Requires] public FileSource Clicks => new(File);

    public IEnumerable<string> Run(IEnumerable<string> clicks) =>
        from line in clicks
        let click = JsonSerializer.Deserialize<ClickEvent>(line)!
        where IsRecent(click)
        select click.Page;

    private static bool IsRecent(ClickEvent click) => click.At > DateTimeOffset.UtcNow.AddDays(-30); // RFN101
}
