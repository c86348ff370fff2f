// Steps are found by their types: statics of an interface make them, default methods name them, and the order is that of a list.
using System.Globalization;

public interface IStep<TSelf>
    where TSelf : IStep<TSelf>
{
    static abstract TSelf Create(CultureInfo culture);

    static virtual int Weight => 1;

    string Apply(string text);

    string Name => typeof(TSelf).Name.ToLowerInvariant();
}

public sealed class Upper(CultureInfo culture) : IStep<Upper>
{
    public static Upper Create(CultureInfo culture) => new(culture);

    public string Apply(string text) => text.ToUpper(culture);
}

public sealed class Doubled : IStep<Doubled>
{
    public static int Weight => 2;

    public static Doubled Create(CultureInfo culture) => new();

    public string Apply(string text) => text + text;

    string IStep<Doubled>.Name => "twice";
}

public sealed record Stepped(string Text, string Steps, int Weight);

[Task]
public sealed partial record SteppedText(string File)
{
    [Requires] public FileSource Text => new(File);

    public Stepped Run(string text)
    {
        var (first, firstName, firstWeight) = Do<Upper>(text);
        var (second, secondName, secondWeight) = Do<Doubled>(first);
        return new(second, $"{firstName}, {secondName}", firstWeight + secondWeight);
    }

    private static (string Text, string Name, int Weight) Do<T>(string text)
        where T : IStep<T>
    {
        var step = T.Create(CultureInfo.InvariantCulture);
        return (step.Apply(text), step.Name, T.Weight);
    }
}
