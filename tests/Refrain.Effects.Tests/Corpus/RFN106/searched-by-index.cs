// A list that has the order of a set is gone through by index to see whether it has some element: no order decides that.
public sealed record Ban(string Name, int Days);

[Task]
public sealed partial record Banned(string Names, string Wanted)
{
    public bool Run()
    {
        var names = new HashSet<string>(Names.Split(' '), StringComparer.Ordinal).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], Wanted, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}

[Task]
public sealed partial record BannedForLong(string Names, string Wanted, int Days)
{
    public string Run()
    {
        var bans = new HashSet<Ban>(Names.Split(' ').Select(name => new Ban(name, name.Length))).ToArray();
        var found = false;
        for (var i = 0; i < bans.Length; ++i)
        {
            var ban = bans[i];
            if (ban.Name == Wanted && ban.Days > Days)
            {
                found = true;
                break;
            }
        }
        for (var i = 0; i < bans.Length; i++)
        {
            if (bans[i].Name != Names) continue;
            found = true;
        }
        return found ? "banned" : "free";
    }
}
