// The last word of a set is whichever comes last.
[Task]
public sealed partial record LastWord(string Text)
{
    public string Run()
    {
        var last = "";
        foreach (var word in Text.Split(' ').ToHashSet(StringComparer.Ordinal)) // RFN106
            last = string.Concat(word, "!");
        return last;
    }
}
