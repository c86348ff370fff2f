// Numbers and dates by string.Create and TryFormat, with a provider.
using System.Globalization;

[Task]
public sealed partial record Row(double Value, DateTime On)
{
    public string Run()
    {
        Span<char> buffer = stackalloc char[32];
        Value.TryFormat(buffer, out var written, "G17", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd};") + buffer[..written].ToString();
    }
}
