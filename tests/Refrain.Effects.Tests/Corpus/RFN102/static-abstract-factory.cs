// A generic helper asks its type argument for an id; one of the two types draws it.
public interface IId<TSelf>
    where TSelf : IId<TSelf>
{
    static abstract TSelf Next(long place);
}

public readonly record struct RandomId(string Text) : IId<RandomId>
{
    public static RandomId Next(long place) => new(Path.GetRandomFileName()); // RFN102
}

public readonly record struct PlaceId(long Place) : IId<PlaceId>
{
    public static PlaceId Next(long place) => new(place);
}

public static class Labelled
{
    public static IEnumerable<(TId Id, string Line)> Lines<TId>(IEnumerable<string> lines)
        where TId : IId<TId>
    {
        var place = 0L;
        foreach (var line in lines)
            yield return (TId.Next(place++), line);
    }
}

[Task]
public sealed partial record LabelledLines(string File)
{
    [Requires] public FileSource Text => new(File);

    public IEnumerable<(string Id, string Line)> Run(IEnumerable<string> text) =>
        Labelled.Lines<RandomId>(text).Select(labelled => (labelled.Id.Text, labelled.Line));
}
