// A loop passes over what has no answer; the other fails by it.
public static class Parts
{
    public static string? Read(string name)
    {
        try
        {
            return Convert.ToBase64String(Compute(name));
        }
        catch (Exception) // RFN304
        {
            return null;
        }
    }

    public static string? TryRead(string name)
    {
        try
        {
            return Convert.ToBase64String(Compute(name));
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static byte[] Compute(string name) => name.Length > 3 ? [(byte)name.Length] : throw new InvalidOperationException(name);
}

[Task]
public sealed partial record Gathered(string Names)
{
    public IReadOnlyList<string> Run()
    {
        var parts = new List<string>();
        foreach (var name in Names.Split(' '))
        {
            var part = Parts.Read(name);
            if (part != null)
                parts.Add(part);
        }

        return parts;
    }
}

[Task]
public sealed partial record AllGathered(string Names)
{
    public IReadOnlyList<string> Run()
    {
        var parts = new List<string>();
        foreach (var name in Names.Split(' '))
        {
            var part = Parts.TryRead(name);
            if (part != null)
                parts.Add(part);
            else
                throw new InvalidDataException(name);
        }

        return parts;
    }
}
