// The culture is a parameter: whoever asks for the letter says in which language it is.
using System.Globalization;

[Task]
public sealed partial record Letter(string Language, string Name, decimal Amount, DateOnly Due)
{
    public string Run()
    {
        var culture = CultureInfo.GetCultureInfo(Language, predefinedOnly: true);
        var comparer = StringComparer.Create(culture, ignoreCase: true);
        string[] greetings = [$"Dear {Name}", $"Hello {Name}"];
        Array.Sort(greetings, comparer);
        return greetings[0] + Gap() + string.Create(culture, $"{Amount:C} {Due:D}") + culture.TextInfo.ToUpper(Name) + Amount.ToString("N2", culture);
    }

    private static string Gap() => "\n\n";
}
