// What is found in a list that has the order of a set, and where, is another thing each time.
[Task]
public sealed partial record PlaceOf(string Names, string Wanted)
{
    public int Run()
    {
        var names = new HashSet<string>(Names.Split(' '), StringComparer.Ordinal).ToList(); // RFN106
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == Wanted) return i;
        }
        return -1;
    }
}

[Task]
public sealed partial record FirstLong(string Names, int Length)
{
    public string Run()
    {
        var names = new HashSet<string>(Names.Split(' '), StringComparer.Ordinal).ToArray(); // RFN106
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            if (name.Length > Length) return name;
        }
        return "";
    }
}

[Task]
public sealed partial record AmongTheFirst(string Names, string Wanted)
{
    public bool Run()
    {
        var names = new HashSet<string>(Names.Split(' '), StringComparer.Ordinal).ToArray(); // RFN106
        for (var i = 0; i < names.Length; i++)
        {
            if (i < 10 && names[i] == Wanted) return true;
        }
        return false;
    }
}

[Task]
public sealed partial record BeforeTheOther(string Names, string Wanted, string Other)
{
    public bool Run()
    {
        var names = new HashSet<string>(Names.Split(' '), StringComparer.Ordinal).ToArray(); // RFN106
        var before = false;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == Other) break;
            if (names[i] == Wanted) before = true;
        }
        return before;
    }
}
