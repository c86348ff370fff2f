// The clock comes from the container, behind an options object.
public sealed class ReportOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

public sealed class ReportHeader(ReportOptions options)
{
    public string Text => $"as of {options.Time.GetUtcNow():yyyy-MM-dd}"; // RFN101 RFN107
}

[Task]
public sealed partial record HeadedReport(string Title)
{
    public string Run() => Title + "\n" + new ReportHeader(new ReportOptions()).Text;
}
