using System.Text;

namespace AnalyzerCost;

/// <summary>The helpers of ten tasks: a model, rules that call each other and the core, a table, and a service with two implementations.</summary>
internal static class MadeModule
{
    private const int Rules = 18;

    public static IEnumerable<MadeFile> Files(int module)
    {
        yield return new(MadeSolution.Fill("Module§m/Model.cs", module), MadeSolution.Fill(Model, module));
        yield return new(MadeSolution.Fill("Module§m/Rules.cs", module), RulesOf(module));
        yield return new(MadeSolution.Fill("Module§m/Table.cs", module), MadeSolution.Fill(Table, module));
        yield return new(MadeSolution.Fill("Module§m/Service.cs", module), MadeSolution.Fill(Service, module));
    }

    private static string RulesOf(int module)
    {
        var text = new StringBuilder(MadeSolution.Fill(RulesHead, module));
        for (var i = 0; i < Rules; i++) text.Append('\n').Append(MadeSolution.Fill(Bodies[(module + i) % Bodies.Length], module, i, Math.Max(0, i - 1)));
        return text.Append("}\n").ToString();
    }

    private const string RulesHead = """
        using System.Globalization;
        using System.Text;
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>What readings of the module are worth.</summary>
        internal static class Rules§m
        {
            private static readonly Dictionary<int, double> Factors = new() { [0] = 1, [1] = 1.5, [2] = 2.25 };

            private static double Start(IReadOnlyList<Reading> readings) => readings.Count == 0 ? 0 : readings[0].Value;

        """;

    /// <summary>Ways to come from readings to a number; most ask the one before.</summary>
    private static readonly string[] Bodies =
    [
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                var byStation = new Dictionary<string, List<double>>(StringComparer.Ordinal);
                foreach (var reading in readings)
                {
                    if (!byStation.TryGetValue(reading.Station, out var values)) byStation[reading.Station] = values = [];
                    values.Add(reading.Value);
                }
                var best = byStation.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value.Max()).ToList();
                return best.Count == 0 ? Start(readings) : best.Sum() / best.Count;
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                var total = 0.0;
                var last = double.NaN;
                for (var i = 0; i < readings.Count; i++)
                {
                    var value = readings[i].Value * Factors.GetValueOrDefault(readings[i].Hour % 3, 1);
                    if (Settings.Close(value, last)) continue;
                    total += value;
                    last = value;
                }
                return total > 1000 ? total - Rule§j([.. readings.Take(10)]) : total;
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                var query = from reading in readings
                            where reading.Hour is > 5 and < 23
                            group reading by Texts.Slug(reading.Station) into station
                            orderby station.Key
                            select station.Average(static reading => reading.Value) * Settings.Weight(station.Key);
                return query.DefaultIfEmpty(Start(readings)).Last();
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                var areas = Settings.Regions.Select(Area.Of).ToArray();
                var sum = areas.Aggregate(new Area("", 0), static (one, other) => one + other);
                var text = new StringBuilder();
                foreach (var reading in readings) text.Append(Texts.Show(reading.Value)).Append(',');
                return Texts.Fields(text.ToString(), ',').Select(Texts.Number).Sum() * sum.Weight;
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                try
                {
                    var first = readings.First(static reading => reading.Value > 0);
                    return first switch
                    {
                        { Hour: < 6, Value: var value } => value / 2,
                        { Station: "central" } => Rule§j(readings),
                        _ => first.Value,
                    };
                }
                catch (InvalidOperationException) when (readings.Count == 0)
                {
                    return 0;
                }
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                double Smooth(int at)
                {
                    var from = Math.Max(0, at - 2);
                    var to = Math.Min(readings.Count - 1, at + 2);
                    var sum = 0.0;
                    for (var i = from; i <= to; i++) sum += readings[i].Value;
                    return sum / (to - from + 1);
                }
                var middle = readings.Count / 2;
                return readings.Count == 0 ? Rule§j(readings) : Smooth(middle);
            }

        """,
        """
            public static double Rule§i(IReadOnlyList<Reading> readings)
            {
                var ordered = readings.OrderBy(static reading => reading.Hour).ThenBy(static reading => reading.Station, StringComparer.Ordinal).ToArray();
                var parts = new List<string>();
                foreach (var (station, hour, value) in ordered)
                {
                    parts.Add(string.Create(CultureInfo.InvariantCulture, $"{station}/{hour:00}={value:F2}"));
                }
                return Texts.Joined(parts, static part => part.Trim()).Length + (ordered.Length > 3 ? Rule§j(ordered) : 0);
            }

        """,
    ];

    private const string Model = """
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>A station's day.</summary>
        public sealed record Day§m(string Station, double Total, double Least, double Most);

        /// <summary>Adds readings up to days.</summary>
        internal sealed class DayBuilder§m(string station)
        {
            private readonly List<double> _values = [];
            private double _total;

            public int Count => _values.Count;

            public void Add(Reading reading)
            {
                if (reading.Station != station) return;
                _values.Add(reading.Value);
                _total += reading.Value;
            }

            public Day§m Build() => new(station, _total, _values.DefaultIfEmpty().Min(), _values.DefaultIfEmpty().Max());

            public static IReadOnlyList<Day§m> All(IEnumerable<Reading> readings)
            {
                var builders = new SortedDictionary<string, DayBuilder§m>(StringComparer.Ordinal);
                foreach (var reading in readings)
                {
                    if (!builders.TryGetValue(reading.Station, out var builder))
                    {
                        builder = new DayBuilder§m(reading.Station);
                        builders.Add(reading.Station, builder);
                    }
                    builder.Add(reading);
                }
                return [.. builders.Values.Where(static builder => builder.Count > 0).Select(static builder => builder.Build())];
            }
        }
        """;

    private const string Table = """
        using Made.Core;

        namespace Made.Module§m;

        internal sealed class DayTable§m : PartitionedTable<Day§m>
        {
            public static readonly DayTable§m Instance = new();

            public override string Name => "days_§m";

            protected override string Columns => "station, total, least, most";

            protected override object Parameters(string part, Day§m row) => new { part, row.Station, row.Total, row.Least, row.Most };

            public static IEnumerable<string> Lines(IEnumerable<Day§m> days)
            {
                foreach (var day in days.OrderBy(static day => day.Station, StringComparer.Ordinal))
                {
                    yield return $"{day.Station}|{Texts.Show(day.Total)}|{Texts.Show(day.Least)}|{Texts.Show(day.Most)}";
                }
            }
        }
        """;

    private const string Service = """
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>What stations are worth.</summary>
        public interface IRanking§m
        {
            int Rank(Day§m day);

            ValueTask<IReadOnlyList<Day§m>> BestAsync(IReadOnlyList<Day§m> days, int count, CancellationToken cancellation);
        }

        public abstract class Ranking§m : IRanking§m
        {
            public abstract int Rank(Day§m day);

            public virtual async ValueTask<IReadOnlyList<Day§m>> BestAsync(IReadOnlyList<Day§m> days, int count, CancellationToken cancellation)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                return [.. days.OrderByDescending(Rank).ThenBy(static day => day.Station, StringComparer.Ordinal).Take(count)];
            }
        }

        public sealed class ByTotal§m : Ranking§m
        {
            public override int Rank(Day§m day) => (int)day.Total;
        }

        public sealed class ByRange§m(IClock clock) : Ranking§m
        {
            public override int Rank(Day§m day) => (int)(day.Most - day.Least) + (Valid(day) ? 1 : 0);

            private bool Valid(Day§m day) => day.Total > 0 && clock is not null;
        }
        """;
}
