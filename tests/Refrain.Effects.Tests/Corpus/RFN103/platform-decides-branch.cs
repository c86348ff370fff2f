// The separator of the paths in the output is that of the system that ran the task.
using System.Runtime.InteropServices;

[Task]
public sealed partial record NormalisedPaths(string File)
{
    [Requires] public FileSource Paths => new(File);

    public IEnumerable<string> Run(IEnumerable<string> paths)
    {
        var windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows); // RFN103
        foreach (var path in paths)
            yield return windows ? path.Replace('/', '\\') : path.Replace('\\', '/');
    }
}
