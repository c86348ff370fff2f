using FsCheck;
using FsCheck.Fluent;
using Refrain.Tests.Tasks;

namespace Refrain.Tests.Keys;

/// <summary>A task whose equality is the compiler's: every type that may be left to it.</summary>
[Task]
public sealed partial record Sample(
    bool A, char B, sbyte C, byte D, short E, ushort F, int G, uint H, long I, ulong J, string K, Guid L, DateOnly M, TimeOnly N, TimeSpan O, DayOfWeek P,
    string? Q, int? R, DateOnly? S, DayOfWeek? T, bool? U)
{
    /// <summary>Set by <c>init</c>.</summary>
    public Guid? V { get; init; }

    /// <summary>Of no matter here.</summary>
    public int Run() => 1;
}

/// <summary>What tasks of one kind have in common.</summary>
public abstract record Sampled(string K);

/// <summary>The same with a base of its own, where the equality is generated.</summary>
[Task]
public sealed partial record SampleOfBase(
    bool A, char B, sbyte C, byte D, short E, ushort F, int G, uint H, long I, ulong J, string K, Guid L, DateOnly M, TimeOnly N, TimeSpan O, DayOfWeek P,
    string? Q, int? R, DateOnly? S, DayOfWeek? T, bool? U) : Sampled(K)
{
    /// <summary>Set by <c>init</c>.</summary>
    public Guid? V { get; init; }

    /// <summary>Of no matter here.</summary>
    public int Run() => 1;
}

/// <summary>
/// Tasks are equal exactly when their keys are, whoever made the equality. Each value is one of a few that are close to each other: the ends of ranges, nothing beside
/// something empty, texts that differ in case, in how a letter is composed or in half of a character.
/// </summary>
public sealed class ScalarTaskProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void The_equality_is_made_by_whom_it_is_thought_to_be()
    {
        Assert.True(TaskRecordTests.IsTheCompilers(typeof(Sample)));
        Assert.False(TaskRecordTests.IsTheCompilers(typeof(SampleOfBase)));
        Assert.False(TaskRecordTests.IsTheCompilers(typeof(Survey)));
    }

    [Fact]
    public void Tasks_are_equal_exactly_when_their_keys_are()
    {
        var equal = 0;
        var different = 0;
        var seeds = Arb.From(from seed in Gen.Choose(0, int.MaxValue - 1) from changes in Gen.Choose(0, 2) select (seed, changes));
        Check.One(s_config, Prop.ForAll(seeds, pair =>
        {
            var random = new Random(pair.seed);
            var (a, b) = Pair(random, pair.changes);
            var (c, d) = (OfBase(a), OfBase(b));
            var same = KeyOf(a) == KeyOf(b);
            _ = same ? equal++ : different++;
            return same == a.Equals(b) && same == (a == b) && same == b.Equals((object)a) && (!same || a.GetHashCode() == b.GetHashCode())
                && same == (KeyOf(c) == KeyOf(d)) && same == c.Equals(d) && (!same || c.GetHashCode() == d.GetHashCode());
        }));
        Assert.True(equal > 500 && different > 500, $"Both cases must be met often, not {equal} and {different} times.");
    }

    private static TaskKey KeyOf(ITask task) => task.Key;

    private static SampleOfBase OfBase(Sample s) =>
        new(s.A, s.B, s.C, s.D, s.E, s.F, s.G, s.H, s.I, s.J, s.K, s.L, s.M, s.N, s.O, s.P, s.Q, s.R, s.S, s.T, s.U) { V = s.V };

    /// <summary>Two tasks that differ in at most so many members; texts are not the same objects.</summary>
    private static (Sample, Sample) Pair(Random random, int changes)
    {
        var a = Make(random);
        var b = a with { K = new string(a.K.AsSpan()), Q = a.Q is null ? null : new string(a.Q.AsSpan()) };
        for (var i = 0; i < changes; i++)
        {
            var c = Make(random);
            b = random.Next(22) switch
            {
                0 => b with { A = c.A },
                1 => b with { B = c.B },
                2 => b with { C = c.C },
                3 => b with { D = c.D },
                4 => b with { E = c.E },
                5 => b with { F = c.F },
                6 => b with { G = c.G },
                7 => b with { H = c.H },
                8 => b with { I = c.I },
                9 => b with { J = c.J },
                10 => b with { K = c.K },
                11 => b with { L = c.L },
                12 => b with { M = c.M },
                13 => b with { N = c.N },
                14 => b with { O = c.O },
                15 => b with { P = c.P },
                16 => b with { Q = c.Q },
                17 => b with { R = c.R },
                18 => b with { S = c.S },
                19 => b with { T = c.T },
                20 => b with { U = c.U },
                _ => b with { V = c.V },
            };
        }
        return (a, b);
    }

    private static Sample Make(Random random)
    {
        T One<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
        string[] texts = ["", "a", "A", "é", "e\u0301", "\ud800", "\udc00", "\ud83d\ude00", "a\0", "\ufffd", "ß", "ss"];
        return new Sample(
            One(true, false),
            One('a', 'A', '\0', '\ud800', '\udc00', '\uffff'),
            One<sbyte>(0, -1, sbyte.MinValue, sbyte.MaxValue),
            One<byte>(0, 1, byte.MaxValue),
            One<short>(0, -1, short.MinValue, short.MaxValue),
            One<ushort>(0, 1, ushort.MaxValue),
            One(0, -1, int.MinValue, int.MaxValue),
            One(0u, 1u, uint.MaxValue),
            One(0L, -1L, long.MinValue, long.MaxValue),
            One(0UL, 1UL, ulong.MaxValue, (ulong)long.MaxValue + 1),
            One(texts),
            One(Guid.Empty, new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Guid.AllBitsSet),
            One(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 11, 22)),
            One(TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(1)),
            One(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, new TimeSpan(-1)),
            One(DayOfWeek.Sunday, DayOfWeek.Monday, (DayOfWeek)99, (DayOfWeek)(-1)),
            One([null, .. texts]),
            One<int?>(null, 0, -1),
            One<DateOnly?>(null, DateOnly.MinValue, DateOnly.MaxValue),
            One<DayOfWeek?>(null, DayOfWeek.Sunday, (DayOfWeek)7),
            One<bool?>(null, false, true))
        {
            V = One<Guid?>(null, Guid.Empty, Guid.AllBitsSet),
        };
    }
}
