using Refrain;

namespace Lookups;

/// <summary>All prices, looked up in batches; it counts them and reads none.</summary>
/// <param name="Count">How many there are.</param>
[Task]
public sealed partial record PricesInBatch(int Count)
{
    /// <summary>The prices.</summary>
    [Requires]
    public IEnumerable<PriceInBatch> Prices => Enumerable.Range(1, Count).Select(static id => new PriceInBatch(id));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<long>> prices) => prices.Count;
}
