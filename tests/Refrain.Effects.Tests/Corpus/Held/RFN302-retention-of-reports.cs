// The policy of retention removes files that the task was only told about.
using System.Globalization;

public sealed record Retained(int Kept, int Removed);

public abstract class RetentionPolicy
{
    public bool Keeps(string name) => DateOnly.TryParseExact(name.Split('.')[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Keeps(day);

    protected abstract bool Keeps(DateOnly day);
}

public sealed class LastDays(DateOnly day, int days) : RetentionPolicy
{
    protected override bool Keeps(DateOnly at) => day.DayNumber - at.DayNumber <= days;
}

public interface IShelf
{
    void Remove(string name);
}

public sealed class FolderShelf(string folder) : IShelf
{
    public void Remove(string name)
    {
        var file = new FileInfo($"{folder}/{name}");
        if (file.Exists)
            file.Delete(); // RFN302
    }
}

[Task]
public sealed partial record Housekeeping(string Listing, string Folder, DateOnly Day, int Days = 90)
{
    [Requires] public FileSource Names => new(Listing);

    public Retained Run(IEnumerable<string> names)
    {
        RetentionPolicy policy = new LastDays(Day, Days);
        IShelf shelf = new FolderShelf(Folder);
        var (kept, removed) = (0, 0);
        foreach (var name in names)
        {
            if (policy.Keeps(name))
            {
                kept++;
                continue;
            }

            shelf.Remove(name);
            removed++;
        }

        return new(kept, removed);
    }
}
