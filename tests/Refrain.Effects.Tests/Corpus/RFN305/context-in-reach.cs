// TaskContext has the token: both the delay and the read could be cut short.
[Task]
public sealed partial record Polled(string File, int Rounds)
{
    [Requires] public FileSource Content => new(File);

    public async Task<int> Run(Stream content, TaskContext context)
    {
        var buffer = new byte[256];
        var total = 0;
        for (var round = 0; round < Rounds; round++)
        {
            total += await content.ReadAsync(buffer); // RFN305
            await Task.Delay(100); // RFN305
            context.ReportProgress((round + 1.0) / Rounds);
        }

        return total;
    }
}
