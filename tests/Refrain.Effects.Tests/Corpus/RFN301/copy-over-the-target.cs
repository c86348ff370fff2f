// File.Copy with overwrite writes the target in place, however whole the source is.
[Task]
public sealed partial record Mirrored(string Source, string MirrorFolder)
{
    [Requires] public FileSource Original => new(Source);

    public long Run(Artifact<byte[]> original, TaskContext context)
    {
        var local = Path.Combine(context.ScratchDirectory, "copy.bin");
        File.Copy(original.Path, local, overwrite: true);
        File.Copy(local, Path.Combine(MirrorFolder, "latest.bin"), overwrite: true); // RFN301
        return original.Size;
    }
}
