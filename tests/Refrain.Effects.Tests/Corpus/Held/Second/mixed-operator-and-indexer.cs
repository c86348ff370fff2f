// An indexer reads a lazily loaded file, and an operator formats by culture.
public readonly record struct Weight(double Kilos)
{
    public static string operator +(string text, Weight weight) => text + " " + weight.Kilos.ToString("0.0"); // RFN107
}

public sealed class Translations(string folder)
{
    private string[]? _lines;

    public string this[int index] => (_lines ??= File.ReadAllLines(Path.Combine(folder, "words.txt")))[index]; // RFN104
}

[Task]
public sealed partial record Translated(string Folder, int Word, int Grams)
{
    public string Run()
    {
        var translations = new Translations(Folder);
        return translations[Word] + new Weight(Grams / 1000.0);
    }
}
