// Null is the current culture; so is a provider that is left out. Integers and round trips stay as they are.
using System.Globalization;

public static class Numbers
{
    public static decimal Amount(string text) => decimal.Parse(text, NumberStyles.Number, null); // RFN107

    public static double Share(ReadOnlySpan<char> text) => double.Parse(text); // RFN107

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", null); // RFN107

    public static string Plain(long count, DateTime at) => count.ToString("D", null) + at.ToString("O", null) + int.Parse("12", null);
}

[Task]
public sealed partial record NumbersOfLine(string Line, DateTime At)
{
    public IEnumerable<string> Run()
    {
        yield return Numbers.Amount(Line).ToString(CultureInfo.InvariantCulture);
        yield return Numbers.Share(Line).ToString(CultureInfo.InvariantCulture);
        yield return Numbers.Day(DateOnly.FromDateTime(At));
        yield return Numbers.Plain(Line.Length, At);
    }
}
