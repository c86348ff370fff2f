// The settings are loaded from a file that nobody declared.
using System.Xml.Linq;

public sealed record Threshold(string Sensor, int Limit);

public sealed class ThresholdFile(string folder)
{
    public XDocument Load() => XDocument.Load(Path.Combine(folder, "thresholds.xml")); // RFN104
}

[Task]
public sealed partial record Thresholds(string Folder)
{
    public List<Threshold> Run()
    {
        var document = new ThresholdFile(Folder).Load();
        return
        [
            .. from sensor in document.Descendants("sensor")
               select new Threshold((string)sensor.Attribute("name")!, (int)sensor.Attribute("limit")!),
        ];
    }
}
