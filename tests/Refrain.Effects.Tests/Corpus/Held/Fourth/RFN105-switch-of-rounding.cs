// A switch of a partial class, which an administrator's call turns on, decides how cents are rounded.
public static partial class Switches
{
    public static bool BankersRounding { get; private set; }
}

public static partial class Switches
{
    public static void Apply(IReadOnlyDictionary<string, string> settings) => BankersRounding = settings.TryGetValue("rounding", out var value) && value == "bankers";
}

public static class Rounding
{
    public static decimal ToCents(this decimal amount) => Switches.BankersRounding switch // RFN105
    {
        true => Math.Round(amount, 2, MidpointRounding.ToEven),
        false => Math.Round(amount, 2, MidpointRounding.AwayFromZero),
    };
}

[Task]
public sealed partial record RoundedAmounts(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<decimal> Run(IEnumerable<string> lines) => lines.Select(line => decimal.Parse(line, System.Globalization.CultureInfo.InvariantCulture).ToCents());
}
