// ExecuteDelete of the day, then AddRange and SaveChanges, in one transaction.
using Microsoft.EntityFrameworkCore;

public sealed class Quote
{
    public long Id { get; set; }

    public DateOnly Day { get; set; }

    public string Symbol { get; set; } = "";

    public long Cents { get; set; }
}

public sealed class QuoteContext(DbContextOptions<QuoteContext> options) : DbContext(options)
{
    public DbSet<Quote> Quotes => Set<Quote>();
}

[Task]
public sealed partial record QuotesStored(DateOnly Day, string Symbol, long Open, long Close)
{
    public async Task<int> Run([Service] QuoteContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Quotes.Where(quote => quote.Day == Day && quote.Symbol == Symbol).ExecuteDeleteAsync(cancellationToken);
        db.Quotes.AddRange(new Quote { Day = Day, Symbol = Symbol, Cents = Open }, new Quote { Day = Day, Symbol = Symbol, Cents = Close });
        var rows = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }
}
