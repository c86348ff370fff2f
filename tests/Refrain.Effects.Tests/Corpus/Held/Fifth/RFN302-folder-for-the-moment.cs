// A folder for temporary files is made, used, and deleted with all that is in it; in scratch single files go when they are done with.
using System.IO.Compression;

[Task]
public sealed partial record Unpacked(string File)
{
    [Requires] public FileSource Archive => new(File);

    public int Run(Artifact<byte[]> archive, TaskContext context)
    {
        var folder = Directory.CreateTempSubdirectory("unpack-");
        try
        {
            ZipFile.ExtractToDirectory(archive.Path, folder.FullName);
            var count = 0;
            foreach (var file in folder.EnumerateFiles("*.txt", SearchOption.AllDirectories))
            {
                count += System.IO.File.ReadAllLines(file.FullName).Length;
                file.Delete();
            }

            var note = new FileInfo(Path.Combine(context.ScratchDirectory, "note"));
            using (note.Create())
                note.Refresh();
            note.Delete();
            return count;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
