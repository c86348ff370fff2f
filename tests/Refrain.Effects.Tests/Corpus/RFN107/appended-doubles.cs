// Numbers that are appended to a builder or joined are formatted by culture; JSON is not.
using System.Text;
using System.Text.Json;

public sealed record Vector(string Csv, string Joined, string Json);

[Task]
public sealed partial record Vectors(string File, int Size)
{
    [Requires] public FileSource Lengths => new(File);

    public Vector Run(IReadOnlyList<string> lengths)
    {
        var values = lengths.Take(Size).Select(line => line.Length / 7.0).ToArray();
        var csv = new StringBuilder();
        foreach (var value in values)
        {
            if (csv.Length > 0)
                csv.Append(';');
            csv.Append(value); // RFN107
        }

        var joined = string.Join(' ', values); // RFN107
        return new Vector(csv.ToString(), joined, JsonSerializer.Serialize(values));
    }
}
