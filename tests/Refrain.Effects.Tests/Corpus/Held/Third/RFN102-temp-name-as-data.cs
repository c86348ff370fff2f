// The name of a temporary file is written into the manifest.
[Task]
public sealed partial record Manifest(string Name)
{
    public void Run(OutputFile manifest)
    {
        var part = Path.GetRandomFileName(); // RFN102
        manifest.WriteAllText($"{Name}\n{part}\n");
    }
}
