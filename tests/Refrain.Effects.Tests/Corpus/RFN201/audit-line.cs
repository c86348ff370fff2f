// A second run leaves two audit lines for one load.
using System.IO;

namespace Warehouse.Loads;

public readonly record struct Order(long Id, string Customer, long Cents);

[Task]
public sealed partial record Orders(DateOnly Day)
{
    public IEnumerable<Order> Run() => [new(1, "C-7", 1250), new(2, "C-9", 990)];
}

[Task]
public sealed partial record OrdersLoaded(DateOnly Day, string AuditFile)
{
    [Requires] public Orders Orders => new(Day);

    public long Run(IEnumerable<Order> orders)
    {
        long total = 0;
        var count = 0;
        foreach (var order in orders)
        {
            total += order.Cents;
            count++;
        }

        File.AppendAllText(AuditFile, $"{Day:O};{count};{total}\n"); // RFN201
        return total;
    }
}
