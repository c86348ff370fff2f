using System.Globalization;
using Refrain;

namespace Tables;

/// <summary>A row of seven columns.</summary>
public sealed record SaleRow(long Id, DateOnly Day, string Customer, string? Note, int Count, decimal Amount, DateTime At);

/// <summary>Rows that are made, the same ones each time.</summary>
internal static class Rows
{
    public static IEnumerable<SaleRow> Of(DateOnly day, int count)
    {
        var start = day.ToDateTime(default);
        for (var i = 0; i < count; i++)
            yield return new SaleRow(i, day, string.Create(CultureInfo.InvariantCulture, $"customer {i % 10_007}"), i % 3 == 0 ? null : "as ordered", i % 17, (i % 100_000) / 100m, start.AddMilliseconds(i));
    }
}

/// <summary>A day's rows as a partition.</summary>
[Task]
public sealed partial record DaySales(DateOnly Day, int Count)
{
    /// <summary>Replaces the partition.</summary>
    public void Run([Table("sales", Partition = ["day"])] SqlPartition<SaleRow> sales) => sales.Replace(Rows.Of(Day, Count));
}
