// Moving the input to "processed" makes the task impossible to run again.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Ingested(string Folder, string Name)
{
    [Requires] public FileSource Delivery => new(Path.Combine(Folder, Name));

    public int Run(Artifact<byte[]> delivery, TaskContext context)
    {
        var count = 0;
        using (var reader = new StreamReader(delivery.OpenRead()))
        {
            while (reader.ReadLine() is not null)
                count++;
        }

        var done = Path.Combine(Folder, "processed");
        Directory.CreateDirectory(done);
        File.Move(delivery.Path, Path.Combine(done, Name), overwrite: true); // RFN302
        context.Logger.LogInformation("{Count} lines of {Name}", count, Name);
        return count;
    }
}
