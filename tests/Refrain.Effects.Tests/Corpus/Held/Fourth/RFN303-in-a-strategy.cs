// All of it runs in one transaction that an execution strategy of EF Core opens.
using Microsoft.EntityFrameworkCore;

public sealed class Stock
{
    public required string Id { get; set; }

    public int Pieces { get; set; }
}

public sealed class Stocks(DbContextOptions<Stocks> options) : DbContext(options)
{
    public DbSet<Stock> All => Set<Stock>();
}

public static class Transactions
{
    public static Task InOneAsync<TContext>(this TContext context, Func<TContext, CancellationToken, Task> work, CancellationToken token)
        where TContext : DbContext =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async inner =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(inner);
                await work(context, inner);
                await transaction.CommitAsync(inner);
            },
            token);
}

[Task]
public sealed partial record CountedStock(string Id, int Pieces)
{
    public async Task<string> Run([Service] Stocks stocks, CancellationToken cancellationToken)
    {
        await stocks.InOneAsync(
            async (context, token) =>
            {
                await context.All.Where(stock => stock.Id == Id).ExecuteUpdateAsync(set => set.SetProperty(stock => stock.Pieces, Pieces), token);
                await context.All.Where(stock => stock.Pieces == 0).ExecuteDeleteAsync(token);
            },
            cancellationToken);
        return Id;
    }
}
