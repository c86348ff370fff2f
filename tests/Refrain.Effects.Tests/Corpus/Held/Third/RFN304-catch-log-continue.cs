// A page that cannot be read is logged, and the sum is told without it.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record PageSum(string File)
{
    [Requires] public FileSource Lines => new(File);

    public long Run(IReadOnlyList<string> lines, TaskContext context)
    {
        long sum = 0;
        foreach (var line in lines)
        {
            try
            {
                sum += new FileInfo(line).FullName.Length;
            }
            catch (Exception error) // RFN304
            {
                context.Logger.LogError(error, "left out");
            }
        }

        return sum;
    }
}
