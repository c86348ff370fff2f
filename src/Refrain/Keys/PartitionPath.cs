using System.Text;

namespace Refrain.Keys;

/// <summary>
/// Readable paths of partitions: <c>TopUsers/Count=10,Dataset=ldbc~3f9a21c07b5e6d88</c>, the task and its parameters in ordinal order.
/// </summary>
/// <remarks>
/// What tells paths apart is the first 64 bits of the key at the end; the text before it is for people, and is cut where it gets long.
/// Characters other than ASCII letters, digits and <c>-_.+@</c> are written as <c>%</c> and the hexadecimal digits of their UTF-8
/// bytes. So no parameter can leave its folder, meet a reserved name, or meet another's folder on a file system that takes
/// <c>A</c> for <c>a</c> or one Unicode form for another.
/// </remarks>
public static partial class PartitionPath
{
    /// <summary>The longest name of a folder, in bytes. Both folders and the slash stay below 200, so that a store may lie deep even where paths end at 260.</summary>
    private const int MaxTask = 60;
    private const int MaxText = 110;
    private const int MaxValue = 40;
    private const int HashDigits = 16;
    private const char Cut = '+';

    /// <summary>The path of a task's partition, relative to a store, with <c>/</c> between folders.</summary>
    /// <param name="task">The task's name; the part behind the last dot is shown.</param>
    /// <param name="parameters">The significant parameters and their invariant texts, in any order.</param>
    /// <param name="key">The task's key.</param>
    /// <returns>The path: a folder for the task and one for the partition.</returns>
    public static string Of(string task, IEnumerable<KeyValuePair<string, string>> parameters, TaskKey key)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new StringBuilder();
        path.Append(TaskFolder(task)).Append('/');
        var start = path.Length;
        foreach (var (name, text) in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            if (path.Length > start)
                path.Append(',');
            Escape(path, name, MaxValue);
            path.Append('=');
            Escape(path, text, MaxValue);
            if (path.Length - start > MaxText)
            {
                path.Length = start + MaxText;
                path.Append(Cut);
                break;
            }
        }

        return path.Append('~').Append(key.ToString(), 0, HashDigits).ToString();
    }

    private static string TaskFolder(string task)
    {
        var folder = new StringBuilder();
        Escape(folder, task[(task.LastIndexOfAny(['.', '+']) + 1)..], MaxTask);
        var text = folder.ToString();
        // An empty name, a hidden one, and what Windows keeps for devices or takes for another: CON, CON.txt, a name with a dot behind.
        if (text.Length == 0 || text[0] == '.' || text[^1] == '.' || IsReserved(text))
            text = "_" + text + "_";
        return text;
    }

    /// <summary>Whether Windows takes the name for a device.</summary>
    internal static bool IsReserved(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = (dot < 0 ? name : name[..dot]).ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
    }

    /// <summary>Writes a text as it is written in paths, however long it gets.</summary>
    internal static void EscapeWhole(StringBuilder path, string text) => Escape(path, text, int.MaxValue - path.Length);

    private static void Escape(StringBuilder path, string text, int most)
    {
        Span<byte> utf8 = stackalloc byte[4];
        var end = path.Length + most;
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = rune.IsAscii && (Rune.IsLetterOrDigit(rune) || "-_.+@".Contains((char)rune.Value, StringComparison.Ordinal));
            var size = plain ? 1 : 3 * rune.Utf8SequenceLength;
            if (path.Length + size > end)
            {
                path.Append(Cut);
                return;
            }

            if (plain)
            {
                path.Append((char)rune.Value);
                continue;
            }

            foreach (var unit in utf8[..rune.EncodeToUtf8(utf8)])
                path.Append('%').Append(Hex(unit >> 4)).Append(Hex(unit & 0xF));
        }
    }

    private static char Hex(int digit) => "0123456789ABCDEF"[digit];
}
