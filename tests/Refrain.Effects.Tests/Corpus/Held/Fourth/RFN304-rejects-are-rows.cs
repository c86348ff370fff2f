// A row that cannot be parsed is a row of the output, with the reason; everything else throws.
using System.Globalization;

public abstract record Parsed
{
    public sealed record Good(decimal Amount) : Parsed;

    public sealed record Bad(string Line, string Reason) : Parsed;
}

public static class Amounts
{
    public static Parsed Parse(string line)
    {
        try
        {
            return new Parsed.Good(decimal.Parse(line, NumberStyles.Number, CultureInfo.InvariantCulture));
        }
        catch (FormatException error)
        {
            return new Parsed.Bad(line, error.GetType().Name);
        }
    }
}

[Task]
public sealed partial record ParsedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => [.. lines.Select(Amounts.Parse).Select(parsed => parsed switch
    {
        Parsed.Good good => good.Amount.ToString(CultureInfo.InvariantCulture),
        Parsed.Bad bad => bad.Line + ": " + bad.Reason,
        _ => throw new InvalidOperationException("no third kind"),
    })];
}
