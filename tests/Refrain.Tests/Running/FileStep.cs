namespace Refrain.Tests.Running;

/// <summary>A task that makes of a file what is in it.</summary>
/// <param name="Path">The file.</param>
[Task]
internal sealed partial record FileStep(string Path)
{
    [Requires]
    public FileSource File => new(Path);

    public string Run(string file) => file;
}
