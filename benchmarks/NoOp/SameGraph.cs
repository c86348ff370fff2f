using System.Globalization;

namespace NoOp;

/// <summary>The sources, and the same graph for ninja and make: a file for each item, one for the total, all of them made.</summary>
internal static class SameGraph
{
    private const int ItemsPerFolder = 1_000;

    /// <summary>Writes the sources, which are older than everything that is made of them.</summary>
    public static void WriteSources(int count)
    {
        Directory.CreateDirectory("sources");
        for (var i = 0; i <= (count - 1) / Item.PerSource; i++)
        {
            File.WriteAllText(Item.PathOf(i), string.Create(CultureInfo.InvariantCulture, $"source {i}\n"));
            File.SetLastWriteTimeUtc(Item.PathOf(i), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
    }

    /// <summary>Writes what is to be there after a build.</summary>
    public static void WriteOutputs(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % ItemsPerFolder == 0)
                Directory.CreateDirectory(Path.GetDirectoryName(OutputOf(i))!);
            File.WriteAllBytes(OutputOf(i), []);
        }

        File.WriteAllBytes("total", []);
    }

    /// <summary>
    /// Writes <c>build.ninja</c>. The command is the same for all, so that one that ninja has run tells with what hash its log knows them.
    /// </summary>
    public static void WriteNinja(int count)
    {
        using var file = Open("build.ninja");
        file.Write("rule done\n  command = :\nbuild one: done\n");
        for (var i = 0; i < count; i++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"build {OutputOf(i)}: done {Item.PathOf(i / Item.PerSource)}\n"));
        file.Write("build total: done");
        for (var i = 0; i < count; i++)
            file.Write($" {OutputOf(i)}");
        file.Write("\n");
    }

    /// <summary>Writes ninja's log as if it had run every command: the line of the one that it ran, for all.</summary>
    public static void WriteNinjaLog(int count)
    {
        string[] lines = File.ReadAllLines(".ninja_log");
        var one = lines[^1].Split('\t');
        // In nanoseconds, and after everything that was made: a system keeps more digits of a time than are to be had here.
        var made = string.Create(CultureInfo.InvariantCulture, $"{(File.GetLastWriteTimeUtc("total").AddSeconds(1) - DateTime.UnixEpoch).Ticks}00");
        using var file = Open(".ninja_log");
        file.Write($"{lines[0]}\n");
        for (var i = 0; i <= count; i++)
            file.Write($"{one[0]}\t{one[1]}\t{made}\t{(i < count ? OutputOf(i) : "total")}\t{one[4]}\n");
    }

    /// <summary>Writes <c>Makefile</c>.</summary>
    public static void WriteMake(int count)
    {
        using var file = Open("Makefile");
        file.Write("all: total\n");
        for (var i = 0; i < count; i++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{OutputOf(i)}: {Item.PathOf(i / Item.PerSource)}\n\t:\n"));
        file.Write("total:");
        for (var i = 0; i < count; i++)
            file.Write($" {OutputOf(i)}");
        file.Write("\n\t:\n");
    }

    private static string OutputOf(int item) => string.Create(CultureInfo.InvariantCulture, $"items/{item / ItemsPerFolder:0000}/{item:0000000}");

    private static StreamWriter Open(string path) => new(path, append: false) { NewLine = "\n" };
}
