// A switch that is no part of the key decides whether the output has a header.
using System.Text;

[Task]
public sealed partial record Extract(string File, [property: Insignificant] bool WithHeader = true) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile csv)
    {
        using var writer = new StreamWriter(csv.OpenWrite(), new UTF8Encoding(false));
        writer.NewLine = "\n";
        if (WithHeader)
            writer.WriteLine("id;name");
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
