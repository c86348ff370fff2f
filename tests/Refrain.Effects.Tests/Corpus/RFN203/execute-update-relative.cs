// ExecuteUpdate with a lambda over the stored value; the absolute one on the next line is fine.
using Microsoft.EntityFrameworkCore;

public sealed class Machine
{
    public int Id { get; set; }

    public int Hours { get; set; }

    public string State { get; set; } = "";
}

public sealed class PlantContext(DbContextOptions<PlantContext> options) : DbContext(options)
{
    public DbSet<Machine> Machines => Set<Machine>();
}

[Task]
public sealed partial record ShiftBooked(int Machine, int Hours)
{
    public int Run([Service] PlantContext db)
    {
        using var transaction = db.Database.BeginTransaction();
        var machine = db.Machines.Where(m => m.Id == Machine);
        machine.ExecuteUpdate(set => set.SetProperty(m => m.Hours, m => m.Hours + Hours)); // RFN203
        machine.ExecuteUpdate(set => set.SetProperty(m => m.State, "idle"));
        transaction.Commit();
        return Hours;
    }
}
