// The time that is waited is told as well.
[Task]
public sealed partial record Waited(DateTimeOffset Until, string Text)
{
    public async Task<string> Run([Service] TimeProvider clock, CancellationToken cancellationToken)
    {
        var left = Until - clock.GetUtcNow(); // RFN101
        await Task.Delay(left, clock, cancellationToken);
        return Text + left.ToString("c");
    }
}
