// Writers of CSV, XML and compressed bytes over the stream and the path that the task was handed.
using System.Globalization;
using System.IO.Compression;
using System.Xml;

public sealed record Item(string Name, int Pieces);

[Task]
public sealed partial record CsvOf(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile csv)
    {
        using var writer = new StreamWriter(csv.Path) { NewLine = "\n" };
        foreach (var item in lines.Select(line => new Item(line, line.Length)))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Name};{item.Pieces / 2.0:F1}"));
    }
}

[Task]
public sealed partial record XmlOf(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile xml)
    {
        using var stream = new GZipStream(xml.OpenWrite(), CompressionLevel.Fastest);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { NewLineChars = "\n" });
        writer.WriteStartElement("lines");
        foreach (var line in lines)
            writer.WriteElementString("line", line);
        writer.WriteEndElement();
    }
}
