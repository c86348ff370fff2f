using System.Globalization;

namespace Refrain.Elasticsearch.Tests;

/// <summary>What documents hold.</summary>
public sealed record Order(int Id, string Customer);

/// <summary>The orders of a day, a part of an index. A line is <c>id,customer</c>, or <c>fail</c>.</summary>
[Task]
public sealed partial record DayOrders(string Day, string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, Day));

    public void Run(IEnumerable<string> file, [Index("orders", Key = [nameof(Order.Id)])] IndexPartition<Order> orders) => orders.Replace(Lines.Orders(file));
}

/// <summary>All orders, a whole index.</summary>
[Task]
public sealed partial record AllOrders(string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, "all"));

    public void Run(IEnumerable<string> file, [Index("all", IsWhole = true)] IndexPartition<Order> orders) => orders.Replace(Lines.Orders(file));
}

/// <summary>Orders that are told apart by their number alone, written while they are read.</summary>
[Task]
public sealed partial record NumberedOrders(string Folder)
{
    [Requires]
    public FileSource File => new(System.IO.Path.Combine(Folder, "numbered"));

    public async Task Run(IAsyncEnumerable<string> file, [Index("numbered")] IndexPartition<Order> orders) => await orders.ReplaceAsync(Rows(file));

    private static async IAsyncEnumerable<Order> Rows(IAsyncEnumerable<string> file)
    {
        await foreach (var line in file)
            yield return Lines.Order(line);
    }
}

/// <summary>How many orders a day has, by the receipt.</summary>
[Task]
public sealed partial record DayCount(string Day, string Folder)
{
    [Requires]
    public DayOrders Orders => new(Day, Folder);

    public long Run(IReadOnlyList<Refrain.Targets.TargetReceipt> orders) => orders[0].Rows;
}

/// <summary>A document with fields of all kinds.</summary>
public sealed record Everything(string Text, IReadOnlyList<int> Numbers, Order? Nested, double? Half, DateOnly Day, bool Flag);

/// <summary>Writes such a document, with its text as the key.</summary>
[Task]
public sealed partial record WriteEverything(string Text)
{
    public void Run([Index("everything", Key = [nameof(Everything.Text), nameof(Everything.Nested)])] IndexPartition<Everything> documents) =>
        documents.Replace([new(Text, [1, 2], new(7, "\"}{\n"), null, new DateOnly(2026, 1, 5), true), new(Text, [], null, 0.5, default, false)]);
}

/// <summary>Reads the lines of the files.</summary>
internal static class Lines
{
    public static IEnumerable<Order> Orders(IEnumerable<string> file) => file.Select(Order);

    public static Order Order(string line) => line == "fail"
        ? throw new InvalidDataException("The line says so.")
        : new(int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture), line.Split(',')[1]);
}
