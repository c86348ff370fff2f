// An implicit conversion to text formats by the machine's culture, in another file.
public sealed record Marker(string Place, string Position);

[Task]
public sealed partial record Markers(string File)
{
    [Requires] public FileSource Places => new(File);

    public IEnumerable<Marker> Run(IEnumerable<string> places)
    {
        foreach (var line in places)
        {
            var cells = line.Split(',');
            var point = new GeoPoint(int.Parse(cells[1]), int.Parse(cells[2]));
            yield return new Marker(cells[0], point); // RFN107
        }
    }
}
//// File: GeoPoint.cs
public readonly struct GeoPoint(int latitudeE6, int longitudeE6)
{
    public double Latitude => latitudeE6 / 1e6;

    public double Longitude => longitudeE6 / 1e6;

    public static implicit operator string(GeoPoint point) => point.Latitude.ToString("F6") + " " + point.Longitude.ToString("F6");
}
