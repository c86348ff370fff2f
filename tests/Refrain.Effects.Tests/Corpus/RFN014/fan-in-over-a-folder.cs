// The tasks that are required are those whose files are there just now; the order of the names is put right, the reading is not.
public sealed record Total(long Bytes);

[Task]
public sealed partial record FileLength(string File)
{
    [Requires] public FileSource Content => new(File);

    public long Run(byte[] content) => content.LongLength;
}

[Task]
public sealed partial record FolderLength(string Folder)
{
    [Requires]
    public IEnumerable<FileLength> Files =>
        from name in Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal) // RFN014
        select new FileLength(name);

    public Total Run(IReadOnlyList<long> files) => new(files.Sum());
}
