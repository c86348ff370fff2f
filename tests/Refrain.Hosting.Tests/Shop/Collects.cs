namespace Refrain.Hosting.Tests.Shop;

/// <summary>Says "all" of <c>\n</c> numbers, &amp; more.</summary>
/// <param name="Days">How many days.</param>
[Task(Name = "Shop.\"Collects\" #1", Version = 2)]
public sealed partial record Collects(int Days)
{
    [Requires] public Numbers Known => new(Days);

    [Requires] public Sum? Extra => Days > 3 ? new(Days) : null;

    [Requires] public IEnumerable<Daily> Each(long? extra) => Enumerable.Range(1, (int)(extra ?? 0)).Select(d => new Daily(new DateOnly(2026, 11, d)));

    public string Run(IReadOnlyList<long> known, IReadOnlyList<string> each) => FormattableString.Invariant($"{known.Count} {each.Count}");
}
