using Refrain;

namespace Lookups;

/// <summary>All prices, made without looking; it counts them and reads none.</summary>
/// <param name="Count">How many there are.</param>
[Task]
public sealed partial record PricesMade(int Count)
{
    /// <summary>The prices.</summary>
    [Requires]
    public IEnumerable<PriceMade> Prices => Enumerable.Range(1, Count).Select(static id => new PriceMade(id));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<long>> prices) => prices.Count;
}
