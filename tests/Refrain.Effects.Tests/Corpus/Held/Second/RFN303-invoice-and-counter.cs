// The invoice and the customer's state are stored by two services that share a connection and no transaction.
using System.Data.Common;
using Dapper;
using Npgsql;

public sealed class Invoices(DbConnection connection)
{
    public Task PutAsync(string number, long cents) => connection.ExecuteAsync(
        "INSERT INTO invoice (number, cents) VALUES (@number, @cents) ON CONFLICT (number) DO UPDATE SET cents = excluded.cents", new { number, cents });
}

public sealed class CustomerStates(DbConnection connection)
{
    public Task SetAsync(string customer, string state) => connection.ExecuteAsync( // RFN303
        "UPDATE customer SET state = @state WHERE id = @customer", new { customer, state });
}

public sealed class Billing(Invoices invoices, CustomerStates customers)
{
    public async Task BillAsync(string customer, string number, long cents)
    {
        await invoices.PutAsync(number, cents);
        await customers.SetAsync(customer, "billed");
    }
}

[Task]
public sealed partial record Billed(string Customer, string Number, long Cents)
{
    public async Task<long> Run([Service] NpgsqlConnection connection)
    {
        await new Billing(new(connection), new(connection)).BillAsync(Customer, Number, Cents);
        return Cents;
    }
}
