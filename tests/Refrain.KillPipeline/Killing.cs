using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.RabbitMQ;
using Refrain.Sqlite;
using Refrain.Targets;

namespace Refrain.KillPipeline;

/// <summary>A row of a table.</summary>
public sealed record NumberRow(int Number, int Generation);

/// <summary>Some rows of a generation as the partition of a table; enough of them for several blocks.</summary>
[Task]
public sealed partial record Numbers
{
    /// <summary>The file that says which generation it is.</summary>
    [Requires] public FileSource Generation => new("generation");

    /// <summary>Replaces the table.</summary>
    public void Run(string generation, [Table("numbers")] SqlPartition<NumberRow> numbers) =>
        numbers.Replace(Enumerable.Range(0, 20_000).Select(n => new NumberRow(n, int.Parse(generation, CultureInfo.InvariantCulture))));
}

/// <summary>Targets whose writers kill their own process, by SIGKILL, before the step that REFRAIN_TEST_STEP says.</summary>
internal static class Killing
{
    /// <summary>How many milliseconds a part takes at least, by REFRAIN_TEST_PACE: a program that is to be disturbed must still be at work then.</summary>
    public static int Pace { get; } = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_TEST_PACE") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Which program this is, by REFRAIN_TEST_PROGRAM, where a test wants to know which one did what; otherwise empty.</summary>
    private static string Program { get; } = Environment.GetEnvironmentVariable("REFRAIN_TEST_PROGRAM") ?? "";

    /// <summary>Says by a file that something happens in this program.</summary>
    [Idempotent("The file tells the test where it is; it is no part of what is made.")]
    public static void Mark(string what) => File.WriteAllText($"{what}-{Program}", "");

    /// <summary>Waits while there is a file of this name that names this program.</summary>
    [Idempotent("The file is the test's; it is no part of what is made.")]
    public static void WaitWhileHeld(string file)
    {
        while (Program.Length > 0 && File.Exists(file) && File.ReadAllText(file) == Program)
            Thread.Sleep(20);
    }

    /// <summary>How the broker is used; REFRAIN_TEST_HEARTBEAT says in seconds when a connection that is silent is taken for lost.</summary>
    public static RabbitBrokerOptions Broker(ILogger logger)
    {
        var options = new RabbitBrokerOptions { Logger = logger };
        return Environment.GetEnvironmentVariable("REFRAIN_TEST_HEARTBEAT") is { } seconds ? options with { Heartbeat = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) } : options;
    }

    public static IReadOnlyList<Target> Targets()
    {
        var (database, folder) = (new SqliteTarget("numbers.db"), new FolderTarget("placed"));
#if !NEXT // The next build is not let into the targets.
        if (Environment.GetEnvironmentVariable("REFRAIN_TEST_STEP") is { } text)
        {
            var left = int.Parse(text, CultureInfo.InvariantCulture);
            database.Reaching = Reach;
            folder.Reaching = Reach;

            void Reach(string step)
            {
                if (left-- == 0)
                    Process.GetCurrentProcess().Kill();
            }
        }

#endif
        return [database, folder];
    }
}
