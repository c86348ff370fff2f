namespace AnalyzerCost;

/// <summary>What all modules of the made solution use.</summary>
internal static class MadeCore
{
    public static IEnumerable<MadeFile> Files() =>
    [
        new("Core/Texts.cs", Texts), new("Core/Clocks.cs", Clocks), new("Core/Places.cs", Places), new("Core/Tables.cs", Tables), new("Core/Settings.cs", Settings),
    ];

    private const string Texts = """
        using System.Globalization;
        using System.Text;

        namespace Made.Core;

        public static class Texts
        {
            private static readonly char[] Blanks = [' ', '\t', '\u00A0'];
            private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal) { ["st"] = "street", ["rd"] = "road", ["av"] = "avenue" };

            public static string Normal(string text)
            {
                var words = text.Trim().Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
                var builder = new StringBuilder(text.Length);
                foreach (var word in words)
                {
                    if (builder.Length > 0) builder.Append(' ');
                    builder.Append(Expanded(word.ToLowerInvariant()));
                }
                return builder.ToString();
            }

            public static string Expanded(string word) => Known.TryGetValue(word.TrimEnd('.'), out var expanded) ? expanded : word;

            public static string Slug(string text)
            {
                var letters = Normal(text).Where(static c => char.IsLetterOrDigit(c) || c == ' ').Select(static c => c == ' ' ? '-' : c);
                return string.Concat(letters);
            }

            public static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

            public static string Show(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

            public static IEnumerable<string> Fields(string line, char separator)
            {
                var from = 0;
                for (var i = 0; i <= line.Length; i++)
                {
                    if (i < line.Length && line[i] != separator) continue;
                    yield return line[from..i];
                    from = i + 1;
                }
            }

            public static string Joined<T>(IEnumerable<T> parts, Func<T, string> show)
            {
                var builder = new StringBuilder();
                foreach (var part in parts) builder.Append(show(part)).Append(';');
                return builder.ToString();
            }
        }
        """;

    private const string Clocks = """
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        namespace Made.Core;

        public interface IClock
        {
            DateTimeOffset Now { get; }
        }

        public sealed class FixedClock(DateTimeOffset now) : IClock
        {
            public DateTimeOffset Now => now;
        }

        public sealed class SystemClock : IClock
        {
            public DateTimeOffset Now => DateTimeOffset.UtcNow;
        }

        public sealed class Measured(ILogger logger, string what) : IDisposable
        {
            private readonly Stopwatch _watch = Stopwatch.StartNew();

            public void Dispose() => logger.LogInformation("{What} took {Elapsed}", what, _watch.Elapsed);
        }
        """;

    private const string Places = """
        using System.Text.Json;

        namespace Made.Core;

        public static class Places
        {
            public static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path) ?? "", name);

            public static async Task WriteJsonAsync<T>(OutputFile file, T value, CancellationToken cancellation)
            {
                await using var stream = File.Create(file.Path);
                await JsonSerializer.SerializeAsync(stream, value, cancellationToken: cancellation);
            }

            public static void WriteRows(string path, IEnumerable<string> rows)
            {
                using var writer = new StreamWriter(path);
                foreach (var row in rows) writer.WriteLine(row);
            }

            public static IEnumerable<string> Cleaned(IEnumerable<string> lines)
            {
                foreach (var line in lines)
                {
                    if (line.Length == 0 || line[0] == '#') continue;
                    yield return Texts.Normal(line);
                }
            }
        }
        """;

    private const string Tables = """
        using Dapper;
        using Microsoft.Data.Sqlite;

        namespace Made.Core;

        public interface ITable<TRow>
        {
            string Name { get; }

            Task ReplaceAsync(SqliteConnection connection, string part, IEnumerable<TRow> rows, CancellationToken cancellation);
        }

        public abstract class PartitionedTable<TRow> : ITable<TRow>
        {
            public abstract string Name { get; }

            protected abstract string Columns { get; }

            protected abstract object Parameters(string part, TRow row);

            public async Task ReplaceAsync(SqliteConnection connection, string part, IEnumerable<TRow> rows, CancellationToken cancellation)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await connection.ExecuteAsync($"DELETE FROM {Name} WHERE part = @part", new { part }, transaction);
                foreach (var row in rows) await connection.ExecuteAsync(Insert(), Parameters(part, row), transaction);
                await transaction.CommitAsync(cancellation);
            }

            protected string Insert() => $"INSERT INTO {Name} (part, {Columns}) VALUES (@part, {string.Join(", ", Columns.Split(", ").Select(static column => "@" + column))})";
        }

        public static class Upserts
        {
            public static int Put(SqliteConnection connection, string table, string key, double value)
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"INSERT INTO {table} (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
                command.Parameters.AddWithValue("$key", key);
                command.Parameters.AddWithValue("$value", value);
                return command.ExecuteNonQuery();
            }
        }
        """;

    private const string Settings = """
        using System.Collections.Concurrent;
        using System.Collections.Immutable;

        namespace Made.Core;

        public static class Settings
        {
            public static readonly ImmutableArray<string> Regions = ["north", "south", "east", "west"];
            private static readonly ConcurrentDictionary<string, double> Weights = new(StringComparer.Ordinal);

            public static double Tolerance { get; } = 0.001;

            public static double Weight(string region) => Weights.GetOrAdd(region, static name => 1.0 / (1 + name.Length));

            public static bool Close(double one, double other) => Math.Abs(one - other) < Tolerance;
        }

        public sealed record Area(string Name, double Weight)
        {
            public static Area Of(string name) => new(Texts.Normal(name), Settings.Weight(name));

            public static Area operator +(Area one, Area other) => new(one.Name + "+" + other.Name, one.Weight + other.Weight);
        }

        public readonly record struct Reading(string Station, int Hour, double Value);
        """;
}
