// Customers are read from the database, by a query in a repository.
using Microsoft.EntityFrameworkCore;

public sealed class Customer
{
    public int Id { get; set; }

    public required string Country { get; set; }
}

public sealed class Shop(DbContextOptions<Shop> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();
}

public sealed class CustomerQueries(Shop shop)
{
    public Task<List<int>> IdsOf(string country, CancellationToken token) =>
        shop.Customers.AsNoTracking().Where(customer => customer.Country == country).OrderBy(customer => customer.Id).Select(customer => customer.Id).ToListAsync(token); // RFN104
}

[Task]
public sealed partial record CustomersOf(string Country)
{
    public async Task<IReadOnlyList<int>> Run([Service] Shop shop, CancellationToken cancellationToken) => await new CustomerQueries(shop).IdsOf(Country, cancellationToken);
}
