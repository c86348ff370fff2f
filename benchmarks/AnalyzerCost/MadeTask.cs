namespace AnalyzerCost;

/// <summary>A file with one task. There are six kinds of them; the last of each ten does what it should not.</summary>
internal static class MadeTask
{
    public static MadeFile File(int module, int i)
    {
        var kind = i == 9 ? Kinds[^1] : Kinds[(module + i) % (Kinds.Length - 1)];
        return new(MadeSolution.Fill("Module§m/Task§m_§i.cs", module, i), MadeSolution.Fill(Head + kind, module, i, i % 18));
    }

    private const string Head = """
        using System.Globalization;
        using Made.Core;
        using Microsoft.Data.Sqlite;
        using Microsoft.Extensions.Logging;

        namespace Made.Module§m;

        """;

    private static readonly string[] Kinds =
    [
        """
        /// <summary>The days of a file of readings.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, DateOnly Date, int Least = 3)
        {
            [Requires] public FileSource Readings => new($"{Folder}/{Date:yyyy-MM-dd}.txt");

            public IEnumerable<Day§m> Run(IReadOnlyList<string> readings, TaskContext context)
            {
                using var measured = new Measured(context.Logger, "days");
                var parsed = Parsed(readings).ToList();
                context.Logger.LogInformation("{Count} readings", parsed.Count);
                var limit = Rules§m.Rule§j(parsed);
                var statistics = Statistics§m.Of(parsed);
                foreach (var day in DayBuilder§m.All(parsed))
                {
                    if (day.Total < Least || day.Total > limit * 100 || day.Most > statistics.Mean + (5 * statistics.Deviation)) continue;
                    yield return day with { Station = Texts.Normal(day.Station) };
                }
            }

            private static IEnumerable<Reading> Parsed(IEnumerable<string> lines)
            {
                foreach (var line in Places.Cleaned(lines))
                {
                    var fields = Texts.Fields(line, '|').ToArray();
                    if (fields.Length < 3) continue;
                    if (!int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) continue;
                    yield return new Reading(fields[0], hour, Texts.Number(fields[2]));
                }
            }
        }
        """,
        """
        /// <summary>The best stations.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, DateOnly Date, int Count = 10)
        {
            [Requires] public FileSource Names => new($"{Folder}/names.txt");

            public async Task<IReadOnlyList<Day§m>> Run(IReadOnlyList<string> names, [Service] IRanking§m ranking, TaskContext context, CancellationToken cancellation)
            {
                var days = names.Select((name, at) => new Day§m(Texts.Slug(name), at, name.Length, at + name.Length)).ToList();
                var best = await ranking.BestAsync(days, Count, cancellation);
                var result = new List<Day§m>();
                foreach (var problem in Checks§m.Problems(best)) context.Logger.LogWarning("{Problem}", problem);
                foreach (var day in best)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var rank = ranking.Rank(day);
                    if (rank > 0) result.Add(day);
                    else context.Logger.LogWarning("{Station} has no rank", day.Station);
                }
                context.ReportProgress(1);
                return result;
            }

            private static string Label(Day§m day) => $"{day.Station}:{Texts.Show(day.Total)}";

            public override string ToString() => Label(new Day§m(Folder, Count, 0, 0));
        }
        """,
        """
        /// <summary>A file of all that counts.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, DateOnly Date, string Separator = ";")
        {
            [Requires] public FileSource Readings => new(Path.Combine(Folder, "readings.txt"));

            public async Task Run(IReadOnlyList<string> readings, OutputFile output, CancellationToken cancellation)
            {
                var reader = new LineReader§m('|');
                var rows = readings.Where(static line => line.Length > 0).Select(Row).Concat(reader.Readings(readings)).ToList();
                if (reader.Problems.Count > rows.Count) throw new InvalidDataException(reader.Problems[0]);
                if (rows.Count == 0)
                {
                    await output.WriteAllTextAsync("", cancellation);
                    return;
                }
                var sums = new Dictionary<string, double>(StringComparer.Ordinal);
                foreach (var row in rows)
                {
                    sums[row.Station] = sums.GetValueOrDefault(row.Station) + (row.Value * Settings.Weight(row.Station));
                }
                var lines = sums.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + Separator + Texts.Show(pair.Value));
                var days = Shown§m.Csv(DayBuilder§m.All(rows));
                Places.WriteRows(output.Path, lines.Append(Texts.Show(Rules§m.Rule§j(rows))).Concat(days));
            }

            private Reading Row(string line)
            {
                var fields = line.Split(Separator);
                return fields is [var station, var hour, var value, ..] && int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                    ? new Reading(Texts.Normal(station), parsed, Texts.Number(value))
                    : new Reading("", 0, 0);
            }
        }
        """,
        """
        /// <summary>The days in the database.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, DateOnly Date)
        {
            [Requires] public FileSource Readings => new(Folder + "/days.txt");

            public async Task<int> Run(IReadOnlyList<string> readings, [Service] SqliteConnection connection, CancellationToken cancellation)
            {
                var days = new List<Day§m>();
                foreach (var line in Places.Cleaned(readings))
                {
                    var fields = Texts.Fields(line, '|').ToList();
                    if (fields.Count < 4) continue;
                    days.Add(new Day§m(fields[0], Texts.Number(fields[1]), Texts.Number(fields[2]), Texts.Number(fields[3])));
                }
                var part = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                await DayTable§m.Instance.ReplaceAsync(connection, part, days, cancellation);
                var written = 0;
                foreach (var day in days.Take(1)) written += Upserts.Put(connection, "totals_§m", part, day.Total);
                return written + days.Count;
            }
        }
        """,
        """
        /// <summary>What the rules say, each with its name.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, int Year, bool Strict = false)
        {
            [Requires] public FileSource Readings => new(Folder + "/all.txt");

            public IReadOnlyDictionary<string, double> Run(IEnumerable<string> readings)
            {
                var parsed = readings.Select(static (line, at) => new Reading(Texts.Slug(line), at % 24, line.Length)).ToArray();
                var rules = new (string Name, Func<IReadOnlyList<Reading>, double> Of)[]
                {
                    ("first", Rules§m.Rule0), ("second", Rules§m.Rule§j), ("third", readings => Rules§m.Rule2(readings) + Year), ("last", Mean),
                    ("middle", static readings => Statistics§m.Of(readings).Median), ("calm", static readings => Hour§m.Of(readings).Count(static hour => hour.IsCalm)),
                };
                var result = new SortedDictionary<string, double>(StringComparer.Ordinal);
                foreach (var (name, of) in rules)
                {
                    var value = of(parsed);
                    if (Strict && double.IsNaN(value)) throw new InvalidDataException($"{name} has no value in {Year}");
                    result[name] = Math.Round(value, 3);
                }
                return result;
            }

            private static double Mean(IReadOnlyList<Reading> readings)
            {
                var sum = 0.0;
                foreach (var reading in readings) sum += reading.Value;
                return readings.Count == 0 ? 0 : sum / readings.Count;
            }
        }
        """,
        """
        /// <summary>A report that nobody should write so.</summary>
        [Task]
        public sealed partial record Task§m_§i(string Folder, int Year)
        {
            [Requires] public FileSource Readings => new(Folder + "/all.txt");

            public async Task<string> Run(IReadOnlyList<string> readings, [Service] SqliteConnection connection, [Service] IClock clock, TaskContext context)
            {
                var counts = new Dictionary<string, int>();
                foreach (var line in readings) counts[line] = counts.GetValueOrDefault(line) + 1;
                var text = "report of " + clock.Now.Year.ToString(CultureInfo.InvariantCulture);
                foreach (var (line, count) in counts) text += $"{line}: {count}";
                File.AppendAllText("reports.log", text);
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO reports (year, text) VALUES ($year, $text)";
                command.Parameters.AddWithValue("$year", Year);
                command.Parameters.AddWithValue("$text", text);
                await command.ExecuteNonQueryAsync();
                context.Logger.LogInformation("done at {Now}", DateTime.Now);
                return text + Texts.Show(Rules§m.Rule§j([]));
            }
        }
        """,
    ];
}
