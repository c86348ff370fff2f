// The balance is read, changed and written back by EF Core.
using Microsoft.EntityFrameworkCore;

public sealed class Account
{
    public required string Id { get; set; }

    public long Cents { get; set; }
}

public sealed class Bank(DbContextOptions<Bank> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
}

[Task]
public sealed partial record Booked(string Account, long Cents)
{
    public async Task<string> Run([Service] Bank bank, CancellationToken cancellationToken)
    {
        var account = await bank.Accounts.SingleAsync(a => a.Id == Account, cancellationToken); // RFN104
        account.Cents += Cents;
        await bank.SaveChangesAsync(cancellationToken); // RFN203
        return Account;
    }
}
