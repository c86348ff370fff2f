// The context is kept by a primary constructor; what is added is looked for first.
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
    public void Store(string name)
    {
        if (!pages.Visits.Any(visit => visit.Page == name))
            pages.Visits.Add(new Visit { Page = name });
        pages.SaveChanges();
    }
}

[Task]
public sealed partial record StoredVisit(string Name)
{
    public int Run([Service] Pages pages)
    {
        new VisitStore(pages).Store(Name);
        return Name.Length;
    }
}
