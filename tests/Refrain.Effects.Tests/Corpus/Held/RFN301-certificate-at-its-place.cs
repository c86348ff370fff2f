// The report is written straight to where its readers look: a crash leaves half of it there.
using System.Globalization;
using System.IO.Compression;
using System.Xml;

public sealed record Position(string Isin, decimal Value);

public sealed class FilingWriter : IDisposable
{
    private readonly XmlWriter _xml;

    public FilingWriter(Stream stream)
    {
        _xml = XmlWriter.Create(stream, new() { CloseOutput = true, NewLineChars = "\n", Indent = true });
        _xml.WriteStartElement("filing");
    }

    public void Write(Position position)
    {
        _xml.WriteStartElement("position");
        _xml.WriteAttributeString("isin", position.Isin);
        _xml.WriteString(position.Value.ToString(CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
    }

    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.Dispose();
    }
}

public sealed class Filings(DirectoryInfo folder)
{
    public FilingWriter Create(string name, bool packed)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, packed ? name + ".xml.gz" : name + ".xml"));
        Stream stream = file.Create(); // RFN301
        return new(packed ? new GZipStream(stream, CompressionLevel.Optimal) : stream);
    }
}

[Task]
public sealed partial record FiledPositions(string Book, string Outbox, string Fund, bool Packed)
{
    [Requires] public FileSource Positions => new(Book);

    public int Run(IReadOnlyList<string> positions)
    {
        using var filing = new Filings(new(Outbox)).Create(Fund, Packed);
        foreach (var line in positions)
        {
            var cut = line.LastIndexOf(';');
            filing.Write(new(line[..cut], decimal.Parse(line.AsSpan(cut + 1), NumberStyles.Number, CultureInfo.InvariantCulture)));
        }

        return positions.Count;
    }
}
