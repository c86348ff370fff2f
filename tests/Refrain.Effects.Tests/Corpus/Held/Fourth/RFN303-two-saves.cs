// A context is saved twice; between the two, half of it is there.
using Microsoft.EntityFrameworkCore;

public sealed class Plan
{
    public required string Id { get; set; }

    public required string State { get; set; }
}

public sealed class Plans(DbContextOptions<Plans> options) : DbContext(options)
{
    public DbSet<Plan> All => Set<Plan>();
}

[Task]
public sealed partial record Activated(string Old, string New)
{
    public async Task<string> Run([Service] Plans plans, CancellationToken cancellationToken)
    {
        plans.All.Update(new Plan { Id = Old, State = "ended" });
        await plans.SaveChangesAsync(cancellationToken);
        plans.All.Update(new Plan { Id = New, State = "active" });
        await plans.SaveChangesAsync(cancellationToken); // RFN303
        return New;
    }
}
