// StreamWriter with append: true, but on the path of the output that was handed in.
using System.Globalization;

public readonly record struct Sample(int Second, double Level);

[Task]
public sealed partial record Samples(string Station)
{
    public IEnumerable<Sample> Run()
    {
        for (var i = 0; i < 10; i++)
            yield return new(i, i / 4.0);
    }
}

[Task, Requires<Samples>]
public sealed partial record SamplesFile(string Station)
{
    public void Run(IEnumerable<Sample> samples, OutputFile file)
    {
        using (var header = new StreamWriter(file.Path, append: false))
            header.Write("second,level\n");
        using var writer = new StreamWriter(file.Path, append: true) { NewLine = "\n" };
        foreach (var (second, level) in samples)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{second},{level}"));
    }
}
