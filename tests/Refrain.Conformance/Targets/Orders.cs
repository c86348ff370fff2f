using System.Globalization;

namespace Refrain.Conformance.Targets;

/// <summary>A row of the orders.</summary>
public sealed record OrderRow(int OrderId, DateOnly Day, string Customer, decimal Amount);

/// <summary>The orders of a day as a partition of a table. A line is <c>id,customer,amount</c>, or <c>fail</c>.</summary>
[Task]
public sealed partial record DayOrders(DateOnly Day, string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public void Run(IEnumerable<string> file, [Table("orders", Partition = ["day"])] SqlPartition<OrderRow> orders) =>
        orders.Replace(Lines.Of(file).Select(line => new OrderRow(int.Parse(line[0], CultureInfo.InvariantCulture), line.Length > 3 ? Day.AddDays(1) : Day, line[1], decimal.Parse(line[2], CultureInfo.InvariantCulture))));
}

/// <summary>How many orders there are, by the receipt.</summary>
[Task]
public sealed partial record DayCount(DateOnly Day, string Folder)
{
    [Requires]
    public DayOrders Orders => new(Day, Folder);

    public long Run(IReadOnlyList<Refrain.Targets.TargetReceipt> orders) => orders[0].Rows;
}

/// <summary>A customer and what the orders of a day say of them.</summary>
public sealed record CustomerRow(string Customer, decimal Last);

/// <summary>The customers of a day, brought into a table of all of them.</summary>
[Task]
public sealed partial record DayCustomers(DateOnly Day, string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public async Task Run(IAsyncEnumerable<string> file, [Table("customers", Key = ["customer"])] SqlPartition<CustomerRow> customers) =>
        await customers.UpsertAsync(Rows(file));

    private static async IAsyncEnumerable<CustomerRow> Rows(IAsyncEnumerable<string> file)
    {
        await foreach (var line in file)
        {
            var fields = line.Split(',');
            yield return new CustomerRow(fields[1], decimal.Parse(fields[2], CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Orders and customers of a day together.</summary>
[Task]
public sealed partial record DayBoth(DateOnly Day, string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public void Run(IReadOnlyList<string> file, [Table("orders", Partition = ["day"])] SqlPartition<OrderRow> orders, [Table("customers", Key = ["customer"])] SqlPartition<CustomerRow> customers)
    {
        orders.Replace(Lines.Of(file).Select(line => new OrderRow(int.Parse(line[0], CultureInfo.InvariantCulture), Day, line[1], decimal.Parse(line[2], CultureInfo.InvariantCulture))));
        customers.Upsert(Lines.Of(file).Select(line => new CustomerRow(line[1], decimal.Parse(line[2], CultureInfo.InvariantCulture))));
    }
}

/// <summary>A sum of what the orders of a day say, by SQL of its own.</summary>
[Task]
public sealed partial record DayTotal(DateOnly Day, string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public void Run(IReadOnlyList<string> file, SqlScope scope)
    {
        Execute(scope, "create table if not exists totals (day varchar(10) primary key, orders integer not null)", null);
        Execute(scope, "insert into totals (day, orders) values (@day, @orders) on conflict (day) do update set orders = excluded.orders", file.Count);
        if (file is ["fail", ..])
            throw new InvalidDataException("The line says so.");
    }

    private void Execute(SqlScope scope, string sql, int? orders)
    {
        using var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = sql;
        if (orders is not null)
        {
            foreach (var (name, value) in new (string, object)[] { ("@day", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@orders", orders) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
        }

        command.ExecuteNonQuery();
    }
}

/// <summary>Reads the lines of the files.</summary>
internal static class Lines
{
    public static IEnumerable<string[]> Of(IEnumerable<string> file)
    {
        foreach (var line in file)
        {
            if (line == "fail")
                throw new InvalidDataException("The line says so.");
            yield return line.Split(',');
        }
    }
}
