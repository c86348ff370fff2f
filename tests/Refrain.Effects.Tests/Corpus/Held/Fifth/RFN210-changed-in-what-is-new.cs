// Everything that is changed was made here: copies in rented memory, rows made by with, a list of its own, an immutable that gives a new one.
using System.Buffers;
using System.Collections.Immutable;

public sealed record Parcel(string Number, int Grams, IReadOnlyList<string> Stops);

[Task]
public sealed partial record Parcels(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Parcel> Run(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(',')).Select(cells => new Parcel(cells[0], cells[1].Length, [.. cells.Skip(2)]));
}

[Task, Requires<Parcels>]
public sealed partial record Routed(string File)
{
    public IReadOnlyList<Parcel> Run(IReadOnlyList<Parcel> parcels)
    {
        var rented = ArrayPool<Parcel>.Shared.Rent(parcels.Count);
        try
        {
            for (var i = 0; i < parcels.Count; i++)
            {
                var stops = parcels[i].Stops.ToList();
                stops.Reverse();
                stops.Add("depot");
                rented[i] = parcels[i] with { Grams = parcels[i].Grams + 1, Stops = stops };
            }

            var sorted = rented.AsSpan(0, parcels.Count);
            sorted.Sort(static (x, y) => string.CompareOrdinal(x.Number, y.Number));
            return ImmutableArray.Create(sorted).Sort(static (x, y) => x.Grams.CompareTo(y.Grams)).Add(new("", 0, []));
        }
        finally
        {
            ArrayPool<Parcel>.Shared.Return(rented, clearArray: true);
        }
    }
}
