// A folder is required as a whole; its files are read under the path that came with it, in the order of their names.
public sealed class Documents(string root)
{
    public IEnumerable<(string Name, string Text)> All() =>
        from path in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(root, path).Replace('\\', '/')
        orderby name.Length, path.Length
        select (name, File.ReadAllText(path));
}

[Task]
public sealed partial record LengthOfDocuments(string Folder)
{
    [Requires] public DirectorySource Files => new(Folder, "*.md", Recursive: true);

    public long Run(Artifact<byte[]> files) => new Documents(files.Path).All().Sum(document => (long)document.Text.Length);
}
