// Time spans in the constant form, GUIDs, enums, bools, characters and versions look the same everywhere.
public enum Phase
{
    Warm,
    Hot,
}

public sealed record Lap(string Key, string Duration, string Flags);

[Task]
public sealed partial record Laps(string File, Guid Series, Version Format)
{
    [Requires] public FileSource Seconds => new(File);

    public IEnumerable<Lap> Run(IReadOnlyList<string> seconds)
    {
        for (var i = 0; i < seconds.Count; i++)
        {
            var span = TimeSpan.FromSeconds(int.Parse(seconds[i]));
            var phase = span.TotalMinutes > 1 ? Phase.Hot : Phase.Warm;
            yield return new Lap($"{Series:N}/{i}", $"{span:c}", $"{phase}{(char)('a' + i % 26)}{i > 3}{Format}");
        }
    }
}
