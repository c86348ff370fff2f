using Refrain;

namespace Lookups;

/// <summary>Has the price without looking: what is left is what a task costs that does nothing.</summary>
/// <param name="Id">The row.</param>
[Task]
public sealed partial record PriceMade(int Id)
{
    /// <summary>The database.</summary>
    [Requires(OrderOnly = true)] public FileSource Database => new(PriceTable.File);

    /// <summary>Makes it.</summary>
    public long Run() => PriceTable.PriceOf(Id);
}
