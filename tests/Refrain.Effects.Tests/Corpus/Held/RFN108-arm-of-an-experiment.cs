// Which arm of the experiment a user falls into follows from a combined hash, which is seeded anew in each process.
public sealed record Assignment(string User, string Arm);

public readonly record struct Arm(string Name, int Percent);

public sealed class Allocation(string experiment, IReadOnlyList<Arm> arms)
{
    public Arm For(string user)
    {
        var point = Point(user);
        var upTo = 0;
        foreach (var arm in arms)
        {
            upTo += arm.Percent;
            if (point < upTo)
                return arm;
        }

        return arms[^1];
    }

    private int Point(string user)
    {
        var hash = new HashCode();
        hash.Add(experiment, StringComparer.Ordinal);
        hash.Add(user, StringComparer.Ordinal);
        return (int)((uint)hash.ToHashCode() % 100); // RFN108
    }
}

[Task]
public sealed partial record Assignments(string Experiment, string Users, int Holdout)
{
    [Requires] public FileSource Population => new(Users);

    public IEnumerable<Assignment> Run(IEnumerable<string> population)
    {
        var allocation = new Allocation(Experiment, [new("holdout", Holdout), new("control", (100 - Holdout) / 2), new("treatment", 100)]);
        foreach (var user in population.Select(line => line.Trim()).Where(line => line.Length > 0).Distinct())
            yield return new(user, allocation.For(user).Name);
    }
}
