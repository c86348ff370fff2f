// The dictionary of a fan-in has the order in which the requirement gave its tasks.
[Task]
public sealed partial record Chapter(int Number)
{
    public string Run() => "chapter " + Number;
}

[Task]
public sealed partial record Book(int Chapters)
{
    [Requires] public IEnumerable<Chapter> All => Enumerable.Range(1, Chapters).Select(number => new Chapter(number));

    public string Run(IReadOnlyDictionary<Chapter, string> all)
    {
        var lines = new List<string>();
        foreach (var (chapter, text) in all)
            lines.Add(chapter.Number + " " + text);
        return string.Join('\n', lines);
    }
}
