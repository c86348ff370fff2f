using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Refrain.EndToEnd.Tests;

/// <summary>A system call of a program, as <c>strace</c> saw it.</summary>
/// <param name="Thread">The thread that made it.</param>
/// <param name="Name">The call's name.</param>
/// <param name="Path">The file that it is about; of a renaming, what is renamed.</param>
/// <param name="Target">What a file is renamed to.</param>
/// <param name="Creates">Whether it makes a file that must not be there yet.</param>
internal sealed partial record SystemCall(string Thread, string Name, string Path, string? Target, bool Creates)
{
    /// <summary>The program that looks at system calls.</summary>
    public const string Tracer = "strace";

    /// <summary>Why calls can't be looked at here; null where they can.</summary>
    public static string? Missing { get; } = Try();

    /// <summary>The calls of a log that are about files in a folder, in their order. One that was interrupted in the log counts where it began.</summary>
    /// <param name="log">The log's lines.</param>
    /// <param name="folder">The folder's absolute path.</param>
    public static List<SystemCall> Read(IEnumerable<string> log, string folder) =>
        [.. log.Select(l => Line.Match(l)).Where(m => m.Success).Select(m => Of(m, folder)).OfType<SystemCall>()];

    private static string? Try()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Tracer, ["-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"strace may not look at processes here: {error.Trim()}";
        }
        catch (Win32Exception)
        {
            return "strace is not installed (on Debian: apt-get install strace).";
        }
    }

    private static SystemCall? Of(Match match, string folder)
    {
        var arguments = match.Groups["arguments"].Value;
        var inside = Inside.Matches(arguments).Select(m => m.Groups["path"].Value).Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        return inside.Count == 0
            ? null
            : new(match.Groups["thread"].Value, match.Groups["name"].Value, inside[0], inside.Count > 1 && match.Groups["name"].Value.StartsWith("rename", StringComparison.Ordinal) ? inside[1] : null, arguments.Contains("O_EXCL", StringComparison.Ordinal));
    }

    [GeneratedRegex("""^(?<thread>\d+) +(?<name>[a-z0-9_]+)\((?<arguments>.*)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line { get; }

    /// <summary>A path is that of an open file, <c>4&lt;/a/b&gt;</c>, or text.</summary>
    [GeneratedRegex("""\d+<(?<path>/[^>]*)>|"(?<path>/[^"]*)["]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside { get; }
}
