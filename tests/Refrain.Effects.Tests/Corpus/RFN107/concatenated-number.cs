// A double in a concatenation is formatted by culture as well; an integer is plain.
public sealed record Label(string Text);

[Task]
public sealed partial record DistanceLabels(string File)
{
    [Requires] public FileSource Metres => new(File);

    public IEnumerable<Label> Run(IEnumerable<string> metres)
    {
        foreach (var line in metres)
        {
            var distance = int.Parse(line);
            if (distance < 1000)
                yield return new Label(distance + " m");
            else
                yield return new Label(distance / 1000.0 + " km"); // RFN107
        }
    }
}
