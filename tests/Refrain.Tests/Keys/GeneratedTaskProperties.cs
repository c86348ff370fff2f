using FsCheck;
using FsCheck.Fluent;

namespace Refrain.Tests.Keys;

/// <summary>A window of a <see cref="Survey"/>.</summary>
public readonly record struct Bounds(double Low, decimal High);

/// <summary>A part of a <see cref="Survey"/>, whose lists records compare by reference.</summary>
public record Panel(string Name, IReadOnlyList<int> Ages)
{
    /// <summary>Whose it is.</summary>
    public string? Owner { get; init; }
}

/// <summary>A task as a user writes it, with parameters whose own equality is not that of keys.</summary>
[Task]
public sealed partial record Survey(
    double Weight, decimal Price, float? Share, DateTimeOffset Taken, string? Title, DayOfWeek Day, int[] Pages, Panel Panel, Bounds? Bounds,
    IReadOnlyDictionary<string, double> Limits, IReadOnlySet<int> Tags, Survey.Seed Root, [property: Insignificant] int Batch = 100)
{
    /// <summary>Another task as a parameter.</summary>
    [Task]
    public sealed partial record Seed(decimal Number)
    {
        /// <summary>The number.</summary>
        public decimal Run() => Number;
    }

    /// <summary>Of no matter here.</summary>
    public required IReadOnlyList<string?> Notes { get; init; }

    /// <summary>Of no matter here.</summary>
    public int Run() => 1;
}

/// <summary>What is generated of a task, against an equality that is written by hand from the design's words.</summary>
public sealed class GeneratedTaskProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(5000);

    /// <summary>Two tasks, the second differing from the first in at most a few parameters: both cases are met often.</summary>
    private static readonly Arbitrary<(Survey, Survey)> s_pairs = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from changes in Gen.Choose(0, 3)
        select Pair(new Random(seed), changes));

    [Fact]
    public void Tasks_are_equal_exactly_when_their_keys_and_their_parameters_are()
    {
        var equal = 0;
        var different = 0;
        Check.One(s_config, Prop.ForAll(s_pairs, pair =>
        {
            var (a, b) = pair;
            var same = Same(a, b);
            _ = same ? equal++ : different++;
            return same == a.Equals(b) && same == (a == b) && same == (TaskKeyOf(a) == TaskKeyOf(b)) && (!same || a.GetHashCode() == b.GetHashCode());
        }));
        Assert.True(equal > 500 && different > 500, $"Both cases must be met often, not {equal} and {different} times.");
    }

    private static TaskKey TaskKeyOf(ITask task) => task.Key;

    private static (Survey, Survey) Pair(Random random, int changes)
    {
        var a = Make(random);
        // Made anew of equal parts, so that no reference is shared.
        var b = a with
        {
            Batch = a.Batch + 1,
            Pages = [.. a.Pages],
            Notes = [.. a.Notes],
            Panel = a.Panel with { Ages = [.. a.Panel.Ages] },
            Limits = a.Limits.Reverse().ToDictionary(),
            Tags = a.Tags.Reverse().ToHashSet(),
            Root = new(a.Root.Number * 1.0m),
            Price = a.Price + 0.00m
        };
        for (var i = 0; i < changes; i++)
        {
            var c = Make(random);
            b = random.Next(14) switch
            {
                0 => b with { Weight = c.Weight },
                1 => b with { Price = c.Price },
                2 => b with { Share = c.Share },
                3 => b with { Taken = c.Taken },
                4 => b with { Title = c.Title },
                5 => b with { Day = c.Day },
                6 => b with { Pages = c.Pages },
                7 => b with { Panel = b.Panel with { Ages = c.Panel.Ages } },
                8 => b with { Panel = b.Panel with { Owner = c.Panel.Owner } },
                9 => b with { Bounds = c.Bounds },
                10 => b with { Limits = c.Limits },
                11 => b with { Tags = c.Tags },
                12 => b with { Root = c.Root },
                _ => b with { Notes = c.Notes },
            };
        }
        return (a, b);
    }

    private static Survey Make(Random random)
    {
        T One<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
        return new Survey(
            One(0.0, -0.0, 1.5, double.NaN, double.PositiveInfinity),
            One(1.0m, 1.00m, -0.0m, 0m, 7.5m),
            One<float?>(null, 0f, -0f, float.NaN),
            new DateTimeOffset(2026, 11, 22, One(8, 9), 0, 0, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(One(0, 1))),
            One(null, "", "a", "A", "é", "e\u0301"),
            One(DayOfWeek.Monday, (DayOfWeek)99),
            [.. Enumerable.Range(0, random.Next(3))],
            new Panel(One("x", "y"), [.. Enumerable.Range(random.Next(2), random.Next(3))]) { Owner = One(null, "", "me") },
            One<Bounds?>(null, new Bounds(0.0, 1m), new Bounds(-0.0, 1.0m), new Bounds(1, 1m)),
            Enumerable.Range(0, random.Next(3)).ToDictionary(i => "k" + i, _ => One(0.0, -0.0, 1.0)),
            Enumerable.Range(0, random.Next(3)).ToHashSet(),
            new(One(1m, 1.0m, 2m)))
        {
            Notes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => One(null, "", "n"))],
        };
    }

    /// <summary>Content alone counts: neither the scale of a decimal, the sign of zero, the order of a set nor an insignificant parameter.</summary>
    private static bool Same(Survey a, Survey b) =>
        a.Weight.Equals(b.Weight) && a.Price == b.Price && Nullable.Equals(a.Share, b.Share) && a.Taken == b.Taken
        && string.Equals(a.Title, b.Title, StringComparison.Ordinal) && a.Day == b.Day && a.Pages.SequenceEqual(b.Pages)
        && a.Panel.Name == b.Panel.Name && a.Panel.Owner == b.Panel.Owner && a.Panel.Ages.SequenceEqual(b.Panel.Ages)
        && a.Bounds.HasValue == b.Bounds.HasValue && (a.Bounds is not { } x || (x.Low.Equals(b.Bounds!.Value.Low) && x.High == b.Bounds.Value.High))
        && a.Limits.Count == b.Limits.Count && a.Limits.All(l => b.Limits.TryGetValue(l.Key, out var other) && l.Value.Equals(other))
        && a.Tags.SetEquals(b.Tags) && a.Root.Number == b.Root.Number && a.Notes.SequenceEqual(b.Notes, StringComparer.Ordinal);
}
