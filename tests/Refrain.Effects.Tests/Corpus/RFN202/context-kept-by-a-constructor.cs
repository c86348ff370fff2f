// The context is kept by a primary constructor; what a query makes is added to a set of it, in one go.
using Microsoft.EntityFrameworkCore;

public sealed class Visit
{
    public long Id { get; set; }

    public required string Page { get; set; }
}

public sealed class Pages(DbContextOptions<Pages> options) : DbContext(options)
{
    public DbSet<Visit> Visits { get; set; } = null!;
}

public sealed class VisitStore(Pages pages)
{
    public void Store(IEnumerable<string> names)
    {
        var visits = from name in names where name.Length > 0 select new Visit { Page = name };
        pages.Visits.AddRange(visits);
        pages.SaveChanges(); // RFN202
    }
}

public sealed class VisitUnit(Pages pages)
{
    public async Task SaveAsync(IReadOnlyList<string> names, CancellationToken token)
    {
        await pages.Set<Visit>().AddRangeAsync(names.Select(name => new Visit { Page = name }), token);
        await pages.SaveChangesAsync(token); // RFN202
    }
}

[Task]
public sealed partial record StoredVisits(string File)
{
    [Requires] public FileSource Names => new(File);

    public int Run(IReadOnlyList<string> names, [Service] Pages pages)
    {
        new VisitStore(pages).Store(names);
        return names.Count;
    }
}

[Task]
public sealed partial record UnitOfVisits(string Name)
{
    public async Task<int> Run([Service] Pages pages, CancellationToken cancellationToken)
    {
        var unit = new VisitUnit(pages);
        await unit.SaveAsync([Name], cancellationToken);
        return Name.Length;
    }
}
