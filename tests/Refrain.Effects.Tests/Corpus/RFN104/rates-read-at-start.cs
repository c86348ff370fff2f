// A table that a static constructor reads from a file: content that no task declares. Beside it a table that is in the code.
public static class Rates
{
    private static readonly Dictionary<string, decimal> s_rates;

    static Rates()
    {
        s_rates = File.ReadAllLines("rates.csv").Select(line => line.Split(';')) // RFN104
            .ToDictionary(parts => parts[0], parts => decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public static decimal Of(string currency) => s_rates[currency];
}

public static class Names
{
    private static readonly Dictionary<string, string> s_names;

    static Names() => s_names = "EUR=Euro;CHF=Franc".Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    public static string Of(string currency) => s_names[currency];
}

[Task]
public sealed partial record Converted(decimal Amount, string Currency)
{
    public decimal Run() => Amount * Rates.Of(Currency);
}

[Task]
public sealed partial record Named(string Currency)
{
    public string Run() => Names.Of(Currency);
}
