// Which part is taken is chance: by a range of a text, and by an index of an array.
[Task]
public sealed partial record Picked(string Words)
{
    public string Run()
    {
        var words = Words.Split(' ');
        var cut = Words[..Random.Shared.Next(Words.Length)]; // RFN102
        return cut + words[Random.Shared.Next(words.Length)] + words[^1]; // RFN102
    }
}
