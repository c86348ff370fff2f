// A context is saved for each part of a list; the same in a transaction that a helper opens around a function.
using Microsoft.EntityFrameworkCore;

public sealed class Part
{
    public required string Id { get; set; }

    public int Pieces { get; set; }
}

public sealed class Parts(DbContextOptions<Parts> options) : DbContext(options)
{
    public DbSet<Part> All => Set<Part>();

    public async Task WholeAsync(Func<Parts, Task> work)
    {
        await using var transaction = await Database.BeginTransactionAsync();
        await work(this);
        await transaction.CommitAsync();
    }
}

[Task]
public sealed partial record SavedParts(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] Parts parts)
    {
        foreach (var line in lines)
        {
            parts.All.Update(new Part { Id = line, Pieces = line.Length });
            await parts.SaveChangesAsync(); // RFN303
        }

        return lines.Count;
    }
}

[Task]
public sealed partial record SavedAsOne(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] Parts parts)
    {
        await parts.WholeAsync(async context =>
        {
            foreach (var line in lines)
            {
                context.All.Update(new Part { Id = line, Pieces = line.Length });
                await context.SaveChangesAsync();
            }
        });
        return lines.Count;
    }
}
