using System.Runtime.CompilerServices;
using System.Text;

namespace Refrain.Testing;

/// <summary>
/// Snapshots with the file names of Verify: the text is compared with <c>TestFile.Test.verified.txt</c> beside the test's file; on a
/// difference <c>TestFile.Test.received.txt</c> is written and the test fails. With the environment variable <c>REFRAIN_ACCEPT=1</c> the
/// received text becomes the verified one, and the test still fails: what was accepted is proven by the next run without the switch, so
/// the switch can't be left on unnoticed. In CI (<c>CI</c> set) nothing is ever accepted.
/// </summary>
public static class Approval
{
    /// <summary>The environment variable that accepts what was received.</summary>
    public const string AcceptSwitch = "REFRAIN_ACCEPT";

    /// <summary>Compares <paramref name="text"/> with the snapshot of the calling test.</summary>
    /// <param name="text">What the test made; line ends are normalised to LF.</param>
    /// <param name="name">Tells several snapshots of one test apart.</param>
    /// <param name="extension">The kind of text, such as <c>cs</c> or <c>md</c>.</param>
    /// <param name="callerFile">Filled in by the compiler.</param>
    /// <param name="callerMember">Filled in by the compiler.</param>
    public static void Verify(
        string text, string? name = null, string extension = "txt",
        [CallerFilePath] string callerFile = "", [CallerMemberName] string callerMember = "")
    {
        var file = RepositoryFolder.SourceFile(callerFile);
        var stem = Path.GetFileNameWithoutExtension(file) + "." + callerMember + (name is null ? "" : "." + name);
        VerifyFile(text, Path.Combine(Path.GetDirectoryName(file)!, stem + ".verified." + extension));
    }

    /// <summary>Compares <paramref name="text"/> with a snapshot whose place is told: <c>….verified.…</c>.</summary>
    public static void VerifyFile(string text, string verifiedFile) =>
        VerifyFile(text, verifiedFile, IsSet(AcceptSwitch), IsSet("CI"));

    internal static void VerifyFile(string text, string verifiedFile, bool accept, bool ci)
    {
        var at = verifiedFile.LastIndexOf(".verified.", StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"'{verifiedFile}' is no name of a snapshot: it lacks '.verified.'.", nameof(verifiedFile));
        var receivedFile = string.Concat(verifiedFile.AsSpan(0, at), ".received.", verifiedFile.AsSpan(at + ".verified.".Length));

        var received = Normalize(text);
        var verified = File.Exists(verifiedFile) ? Normalize(File.ReadAllText(verifiedFile)) : null;
        if (string.Equals(received, verified, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }
        var difference = verified is null ? "There is no snapshot yet." : FirstDifference(verified, received);
        var shown = Path.GetRelativePath(RepositoryFolder.Root, verifiedFile);
        if (accept && !ci)
        {
            WriteText(verifiedFile, received);
            File.Delete(receivedFile);
            throw new ApprovalException($"Accepted {shown}. Review it, unset {AcceptSwitch} and run again. {difference}");
        }
        WriteText(receivedFile, received);
        throw new ApprovalException(
            $"The text differs from {shown}. {difference}{Environment.NewLine}" +
            $"Received: {Path.GetRelativePath(RepositoryFolder.Root, receivedFile)}. To accept it, run the test with {AcceptSwitch}=1.");
    }

    /// <summary>The first differing line of two texts, in words.</summary>
    internal static string FirstDifference(string verified, string received)
    {
        var left = verified.Split('\n');
        var right = received.Split('\n');
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var expected = i < left.Length ? left[i] : null;
            var actual = i < right.Length ? right[i] : null;
            if (string.Equals(expected, actual, StringComparison.Ordinal)) continue;
            return string.Create(null, $"First difference in line {i + 1}:{Environment.NewLine}  verified: {expected ?? "(end of text)"}{Environment.NewLine}  received: {actual ?? "(end of text)"}");
        }
        return "No line differs.";
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');

    private static void WriteText(string file, string text) => File.WriteAllText(file, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static bool IsSet(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && value is not ("0" or "false");
}

/// <summary>A snapshot is missing, differs or was accepted just now.</summary>
public sealed class ApprovalException(string message) : Exception(message);
