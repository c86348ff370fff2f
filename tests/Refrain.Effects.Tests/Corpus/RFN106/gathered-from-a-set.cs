// The greatest, the least, whether there is any, and all bits: no order changes them. The last one it does.
[Task]
public sealed partial record Gathered(string Text)
{
    public string Run()
    {
        var words = Text.Split(' ').ToHashSet(StringComparer.Ordinal);
        var longest = 0;
        var shortest = int.MaxValue;
        var any = false;
        var bits = 0L;
        foreach (var word in words)
        {
            longest = word.Length > longest ? word.Length : longest;
            shortest = Math.Min(word.Length, shortest);
            any = any || word == "x";
            bits = bits | (1L << (word.Length & 63));
        }

        return $"{longest} {shortest} {any} {bits}";
    }
}
