// Run twice, the amount is booked twice.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Interest(long Account, int Year)
{
    public long Run() => Account % 97 + Year;
}

[Task, Requires<Interest>]
public sealed partial record InterestBooked(long Account, int Year)
{
    private const string Book = "UPDATE account SET balance = balance + @interest WHERE id = @Account";

    public async Task<long> Run(long interest, [Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(Book, new { interest, Account }); // RFN203
        return interest;
    }
}
