namespace AnalyzerCost;

/// <summary>
/// What a module has besides what its tasks are written for: row types, a reader of lines, statistics, checks and ways to show rows. The tasks reach about
/// half of it; the rest is there for programs and tests that the solution doesn't have.
/// </summary>
internal static class MadeLibrary
{
    public static IEnumerable<MadeFile> Files(int module)
    {
        yield return new(MadeSolution.Fill("Module§m/Rows.cs", module), MadeSolution.Fill(Rows, module));
        yield return new(MadeSolution.Fill("Module§m/Lines.cs", module), MadeSolution.Fill(Lines, module));
        yield return new(MadeSolution.Fill("Module§m/Statistics.cs", module), MadeSolution.Fill(Statistics, module));
        yield return new(MadeSolution.Fill("Module§m/Checks.cs", module), MadeSolution.Fill(Checks, module));
        yield return new(MadeSolution.Fill("Module§m/Shown.cs", module), MadeSolution.Fill(Shown, module));
    }

    private const string Rows = """
        using System.Globalization;
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>How far a station can be trusted.</summary>
        public enum Quality§m
        {
            Unknown,
            Poor,
            Fair,
            Good,
        }

        /// <summary>A place on the earth, in degrees.</summary>
        public readonly record struct Position§m(double Latitude, double Longitude)
        {
            private const double Radius = 6371.0;

            public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

            /// <summary>The way along the surface, in kilometres.</summary>
            public double DistanceTo(Position§m other)
            {
                var (from, to) = (Radians(Latitude), Radians(other.Latitude));
                var (up, along) = (to - from, Radians(other.Longitude - Longitude));
                var half = (Math.Sin(up / 2) * Math.Sin(up / 2)) + (Math.Cos(from) * Math.Cos(to) * Math.Sin(along / 2) * Math.Sin(along / 2));
                return 2 * Radius * Math.Atan2(Math.Sqrt(half), Math.Sqrt(1 - half));
            }

            public static bool TryParse(ReadOnlySpan<char> text, out Position§m position)
            {
                position = default;
                var comma = text.IndexOf(',');
                if (comma < 0) return false;
                if (!double.TryParse(text[..comma], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)) return false;
                if (!double.TryParse(text[(comma + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)) return false;
                position = new Position§m(latitude, longitude);
                return position.IsValid;
            }

            private static double Radians(double degrees) => degrees * Math.PI / 180;
        }

        /// <summary>Where readings come from.</summary>
        public sealed record Station§m(string Name, Position§m Position, int Height, Quality§m Quality) : IComparable<Station§m>
        {
            public string Slug => Texts.Slug(Name);

            public bool IsHigh => Height > 1500;

            public bool IsNear(Station§m other, double kilometres) => Position.DistanceTo(other.Position) <= kilometres;

            public int CompareTo(Station§m? other) => other is null ? 1 : string.CompareOrdinal(Name, other.Name);

            public static Station§m? Nearest(IEnumerable<Station§m> stations, Position§m position)
            {
                Station§m? best = null;
                var least = double.MaxValue;
                foreach (var station in stations)
                {
                    var distance = station.Position.DistanceTo(position);
                    if (distance >= least) continue;
                    (best, least) = (station, distance);
                }
                return best;
            }
        }

        /// <summary>What a station had in an hour.</summary>
        public sealed record Hour§m(string Station, int At, double Least, double Mean, double Most)
        {
            public double Spread => Most - Least;

            public bool IsCalm => Spread < 0.5 && Mean is > -50 and < 50;

            public Hour§m With(double value) => this with { Least = Math.Min(Least, value), Most = Math.Max(Most, value) };

            public static IReadOnlyList<Hour§m> Of(IEnumerable<Reading> readings)
            {
                var hours = new SortedDictionary<(string Station, int At), List<double>>();
                foreach (var reading in readings)
                {
                    var key = (reading.Station, reading.Hour);
                    if (!hours.TryGetValue(key, out var values)) hours.Add(key, values = []);
                    values.Add(reading.Value);
                }
                return [.. hours.Select(static pair => new Hour§m(pair.Key.Station, pair.Key.At, pair.Value.Min(), pair.Value.Average(), pair.Value.Max()))];
            }
        }
        """;

    private const string Lines = """
        using System.Globalization;
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>Reads lines of fields, and keeps what is wrong with them.</summary>
        internal sealed class LineReader§m(char separator)
        {
            private readonly List<string> _problems = [];
            private int _line;

            public IReadOnlyList<string> Problems => _problems;

            public IEnumerable<Reading> Readings(IEnumerable<string> lines)
            {
                foreach (var line in lines)
                {
                    _line++;
                    if (IsBlank(line)) continue;
                    if (TryReading(line, out var reading)) yield return reading;
                }
            }

            public IEnumerable<Station§m> Stations(IEnumerable<string> lines)
            {
                foreach (var line in lines)
                {
                    _line++;
                    if (!IsBlank(line) && Station(line) is { } station) yield return station;
                }
            }

            private bool TryReading(string line, out Reading reading)
            {
                reading = default;
                var fields = Fields(line, 3);
                if (fields.Count == 0) return false;
                if (!int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 23) return Wrong("no hour", fields[1]);
                if (!double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return Wrong("no value", fields[2]);
                reading = new Reading(Texts.Normal(fields[0]), hour, value);
                return true;
            }

            private Station§m? Station(string line)
            {
                var fields = Fields(line, 4);
                if (fields.Count == 0) return null;
                if (!Position§m.TryParse(fields[1], out var position))
                {
                    Wrong("no position", fields[1]);
                    return null;
                }
                var height = int.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var metres) ? metres : 0;
                var quality = fields[3] switch
                {
                    "good" or "1" => Quality§m.Good,
                    "fair" or "2" => Quality§m.Fair,
                    "poor" or "3" => Quality§m.Poor,
                    _ => Quality§m.Unknown,
                };
                return new Station§m(Texts.Normal(fields[0]), position, height, quality);
            }

            private List<string> Fields(string line, int least)
            {
                var fields = Texts.Fields(line, separator).Select(static field => field.Trim()).ToList();
                if (fields.Count >= least) return fields;
                Wrong($"fewer than {least.ToString(CultureInfo.InvariantCulture)} fields", line);
                return [];
            }

            private bool Wrong(string what, string where)
            {
                _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{_line}: {what}: {where}"));
                return false;
            }

            private static bool IsBlank(string line) => line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line);
        }
        """;

    private const string Statistics = """
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>What can be said of numbers that come one after the other.</summary>
        internal sealed class Statistics§m
        {
            private readonly List<double> _sorted = [];
            private double _mean;
            private double _squares;

            public int Count => _sorted.Count;

            public double Mean => _mean;

            public double Deviation => Count < 2 ? 0 : Math.Sqrt(_squares / (Count - 1));

            public double Median => Percentile(0.5);

            public static Statistics§m Of(IEnumerable<Reading> readings)
            {
                var statistics = new Statistics§m();
                foreach (var reading in readings) statistics.Add(reading.Value);
                return statistics;
            }

            public void Add(double value)
            {
                if (double.IsNaN(value)) return;
                var at = _sorted.BinarySearch(value);
                _sorted.Insert(at < 0 ? ~at : at, value);
                var off = value - _mean;
                _mean += off / Count;
                _squares += off * (value - _mean);
            }

            public double Percentile(double share)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(share);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
                if (Count == 0) return 0;
                var at = share * (Count - 1);
                var (low, high) = ((int)Math.Floor(at), (int)Math.Ceiling(at));
                return _sorted[low] + ((_sorted[high] - _sorted[low]) * (at - low));
            }

            public int[] Histogram(int bins)
            {
                var counts = new int[bins];
                if (Count == 0) return counts;
                var (least, width) = (_sorted[0], (_sorted[^1] - _sorted[0]) / bins);
                foreach (var value in _sorted) counts[width == 0 ? 0 : Math.Min(bins - 1, (int)((value - least) / width))]++;
                return counts;
            }

            public static IEnumerable<double> Moving(IReadOnlyList<double> values, int width)
            {
                var window = new Queue<double>(width);
                var sum = 0.0;
                foreach (var value in values)
                {
                    if (window.Count == width) sum -= window.Dequeue();
                    window.Enqueue(value);
                    sum += value;
                    yield return sum / window.Count;
                }
            }

            public static double Correlation(IReadOnlyList<double> one, IReadOnlyList<double> other)
            {
                if (one.Count != other.Count) throw new ArgumentException("Both need as many values.", nameof(other));
                var (first, second) = (one.DefaultIfEmpty().Average(), other.DefaultIfEmpty().Average());
                double both = 0, left = 0, right = 0;
                for (var i = 0; i < one.Count; i++)
                {
                    var (a, b) = (one[i] - first, other[i] - second);
                    both += a * b;
                    left += a * a;
                    right += b * b;
                }
                return left == 0 || right == 0 ? 0 : both / Math.Sqrt(left * right);
            }
        }
        """;

    private const string Checks = """
        using System.Collections.Immutable;
        using System.Globalization;

        namespace Made.Module§m;

        /// <summary>What must hold of days.</summary>
        internal static class Checks§m
        {
            private static readonly ImmutableArray<(string Says, Func<Day§m, bool> Holds)> All =
            [
                ("has no station", static day => day.Station.Length > 0),
                ("has less at most than at least", static day => day.Most >= day.Least),
                ("has a total that is no number", static day => !double.IsNaN(day.Total) && !double.IsInfinity(day.Total)),
                ("has more at least than in all", static day => day.Least <= day.Total || day.Total < 0),
            ];

            public static bool IsSound(Day§m day) => All.All(check => check.Holds(day));

            public static IReadOnlyList<string> Problems(IEnumerable<Day§m> days)
            {
                var problems = new List<string>();
                var number = 0;
                foreach (var day in days)
                {
                    number++;
                    foreach (var (says, holds) in All)
                    {
                        if (!holds(day)) problems.Add(string.Create(CultureInfo.InvariantCulture, $"day {number} {says}"));
                    }
                }
                return problems;
            }

            public static void ThrowIfWrong(IReadOnlyList<Day§m> days)
            {
                var problems = Problems(days);
                if (problems.Count > 0) throw new InvalidDataException(string.Join("; ", problems.Take(5)));
            }

            public static (IReadOnlyList<Day§m> Sound, IReadOnlyList<Day§m> Wrong) Split(IEnumerable<Day§m> days)
            {
                var (sound, wrong) = (new List<Day§m>(), new List<Day§m>());
                foreach (var day in days) (IsSound(day) ? sound : wrong).Add(day);
                return (sound, wrong);
            }
        }
        """;

    private const string Shown = """
        using System.Text;
        using Made.Core;

        namespace Made.Module§m;

        /// <summary>Rows as others want to see them.</summary>
        internal static class Shown§m
        {
            private const string Head = "station,total,least,most";

            public static IEnumerable<string> Csv(IEnumerable<Day§m> days)
            {
                yield return Head;
                foreach (var day in days)
                {
                    yield return string.Join(',', Quoted(day.Station), Texts.Show(day.Total), Texts.Show(day.Least), Texts.Show(day.Most));
                }
            }

            public static string Markdown(IReadOnlyList<Hour§m> hours)
            {
                var text = new StringBuilder("| station | hour | mean |\n|---|---:|---:|\n");
                foreach (var hour in hours.Where(static hour => !hour.IsCalm).OrderBy(static hour => hour.Station, StringComparer.Ordinal).ThenBy(static hour => hour.At))
                {
                    text.Append("| ").Append(hour.Station.Replace("|", "\\|", StringComparison.Ordinal)).Append(" | ").Append(Texts.Show(hour.At)).Append(" | ").Append(Texts.Show(hour.Mean)).Append(" |\n");
                }
                return text.ToString();
            }

            public static string Bars(Statistics§m statistics, int width)
            {
                var counts = statistics.Histogram(10);
                var most = Math.Max(1, counts.Max());
                var text = new StringBuilder();
                for (var i = 0; i < counts.Length; i++) text.Append(i).Append(' ').Append('#', counts[i] * width / most).Append('\n');
                return text.ToString();
            }

            private static string Quoted(string field) =>
                field.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        }
        """;
}
