// The owner is named in messages for people, and never in a row.
using Microsoft.Extensions.Logging;

public sealed record Deduped(string Key, string Value);

[Task]
public sealed partial record DedupedRows(string File, [property: Insignificant] string Owner = "data team")
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<Deduped> Run(IEnumerable<string> rows, [Service] ILogger<DedupedRows> logger)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Split('=') is not [var key, var value])
                throw new InvalidDataException($"{File}: '{row}' is no row. Ask {Owner}.");
            if (seen.Add(key))
                yield return new Deduped(key, value);
            else
                logger.LogWarning("{Key} is there twice, {Owner}", key, Owner);
        }
    }
}
