// The row is added only when none of the key is there: a guard, not data read back.
using Microsoft.EntityFrameworkCore;

public sealed class Milestone
{
    public required string Project { get; init; }

    public required int Number { get; init; }
}

public sealed class PlanContext(DbContextOptions<PlanContext> options) : DbContext(options)
{
    public DbSet<Milestone> Milestones => Set<Milestone>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Milestone>().HasKey(milestone => new { milestone.Project, milestone.Number });
}

[Task]
public sealed partial record MilestoneRecorded(string Project, int Number)
{
    public string Run([Service] PlanContext db)
    {
        if (!db.Milestones.Any(milestone => milestone.Project == Project && milestone.Number == Number))
        {
            db.Milestones.Add(new Milestone { Project = Project, Number = Number });
            db.SaveChanges();
        }

        return $"{Project}#{Number}";
    }
}
