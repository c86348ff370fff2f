// FileInfo.Delete is a delete too; the partial file in scratch may go.
[Task]
public sealed partial record Rotated(string LogFile, int Keep)
{
    public int Run(TaskContext context)
    {
        var partial = new FileInfo(Path.Combine(context.ScratchDirectory, "partial.log"));
        using (var writer = partial.CreateText())
            writer.Write("rotated\n");
        partial.Delete();

        var oldest = new FileInfo($"{LogFile}.{Keep}");
        oldest.Delete(); // RFN302
        return Keep;
    }
}
