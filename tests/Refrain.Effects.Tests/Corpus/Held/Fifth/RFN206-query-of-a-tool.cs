// A tool of the machine answers a query; how it is started is a function in a field.
using System.Diagnostics;

public sealed class Tool(Func<ProcessStartInfo, Process?> start)
{
    private readonly Func<ProcessStartInfo, Process?> _start = start;

    public async Task<string> AskAsync(string query, CancellationToken token)
    {
        var info = new ProcessStartInfo("duckdb") { RedirectStandardOutput = true, ArgumentList = { "-csv", "-c", query } };
        using var process = _start(info) ?? throw new InvalidOperationException("It did not start.");
        var answer = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return answer;
    }
}

[Task]
public sealed partial record Counted(string File)
{
    [Requires] public FileSource Table => new(File);

    public Task<string> Run(Artifact<byte[]> table, CancellationToken cancellationToken) =>
        new Tool(static info => Process.Start(info)).AskAsync($"SELECT count(*) FROM '{table.Path}'", cancellationToken); // RFN206
}
