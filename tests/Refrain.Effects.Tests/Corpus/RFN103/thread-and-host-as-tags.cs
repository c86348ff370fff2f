// Facts of the machine are tags of a metric and of a trace, and the size of a buffer.
using System.Diagnostics;
using System.Diagnostics.Metrics;

public static class Telemetry
{
    private static readonly Meter s_meter = new("Pipeline.Images");

    public static readonly Counter<long> Bytes = s_meter.CreateCounter<long>("bytes");

    public static readonly ActivitySource Source = new("Pipeline.Images");
}

public sealed record Checked(long Bytes, uint Sum);

[Task]
public sealed partial record CheckedImage(string File)
{
    [Requires] public FileSource Image => new(File);

    public Checked Run(Stream image)
    {
        using var activity = Telemetry.Source.StartActivity("check");
        activity?.SetTag("host", Environment.MachineName).SetTag("cpu", Environment.ProcessorCount);

        var buffer = new byte[Math.Max(4_096, Environment.SystemPageSize)];
        var (bytes, sum) = (0L, 0u);
        for (int read; (read = image.Read(buffer)) > 0; bytes += read)
        {
            for (var i = 0; i < read; i++)
                sum = sum * 31 + buffer[i];
        }

        Telemetry.Bytes.Add(bytes, new KeyValuePair<string, object?>("thread", Environment.CurrentManagedThreadId));
        return new Checked(bytes, sum);
    }
}
