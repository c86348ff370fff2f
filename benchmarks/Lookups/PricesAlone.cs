using Refrain;

namespace Lookups;

/// <summary>All prices, looked up one by one; it counts them and reads none.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Pooled">Whether connections are kept open between tasks.</param>
[Task]
public sealed partial record PricesAlone(int Count, bool Pooled)
{
    /// <summary>The prices.</summary>
    [Requires]
    public IEnumerable<PriceAlone> Prices => Enumerable.Range(1, Count).Select(id => new PriceAlone(id, Pooled));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<long>> prices) => prices.Count;
}
