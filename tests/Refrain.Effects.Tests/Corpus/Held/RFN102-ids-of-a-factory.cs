// A document factory gives each document an id of its own: another one every time.
using System.Collections.Immutable;

public sealed record Waybill(string Number, string Consignee, ImmutableArray<string> Parcels);

public interface INumbering
{
    string Next(string consignee);
}

public sealed class SerialNumbering(string prefix) : INumbering
{
    private int _last;

    public string Next(string consignee) => $"{prefix}-{++_last}";
}

public sealed class OpaqueNumbering : INumbering
{
    public string Next(string consignee)
    {
        Span<char> text = stackalloc char[32];
        return Guid.CreateVersion7().TryFormat(text, out var length, "N") ? new(text[..length]) : consignee; // RFN102
    }
}

public sealed class WaybillDesk(INumbering numbering)
{
    public Waybill Open(IGrouping<string, string> parcels) => new(numbering.Next(parcels.Key), parcels.Key, [.. parcels.Order(StringComparer.Ordinal)]);
}

[Task]
public sealed partial record Waybills(string Manifest, bool Opaque)
{
    [Requires] public FileSource Parcels => new(Manifest);

    public IEnumerable<Waybill> Run(IEnumerable<string> parcels)
    {
        var desk = new WaybillDesk(Opaque ? new OpaqueNumbering() : new SerialNumbering("WB"));
        return parcels
            .Select(line => line.Split('|'))
            .Where(fields => fields.Length >= 2)
            .GroupBy(fields => fields[1], fields => fields[0], StringComparer.Ordinal)
            .Select(desk.Open);
    }
}
