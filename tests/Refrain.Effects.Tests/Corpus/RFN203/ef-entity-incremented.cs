// EF loads the row, the task adds to it, SaveChanges writes the sum.
using Microsoft.EntityFrameworkCore;

public sealed class Wallet
{
    public long Id { get; set; }

    public long Points { get; set; }
}

public sealed class LoyaltyContext(DbContextOptions<LoyaltyContext> options) : DbContext(options)
{
    public DbSet<Wallet> Wallets => Set<Wallet>();
}

[Task]
public sealed partial record PointsGranted(long Wallet, int Points)
{
    public async Task<int> Run([Service] LoyaltyContext db, CancellationToken cancellationToken)
    {
        var wallet = await db.Wallets.SingleAsync(w => w.Id == Wallet, cancellationToken); // RFN104
        wallet.Points += Points;
        await db.SaveChangesAsync(cancellationToken); // RFN203
        return Points;
    }
}
