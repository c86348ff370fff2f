namespace Refrain.EndToEnd.Tests;

/// <summary>What a program that was killed has left in the folder that it writes to.</summary>
internal static class PlacedResults
{
    /// <summary>Whether the old output or the new one is in place.</summary>
    public static string Of(string folder, byte[] old, byte[] @new, string step)
    {
        byte[] found = Directory.Exists(Path.Combine(folder, "placed", "halves"))
            ? [.. File.ReadAllBytes(Path.Combine(folder, "placed", "halves", "first")), .. File.ReadAllBytes(Path.Combine(folder, "placed", "halves", "inner", "second"))]
            : File.ReadAllBytes(Path.Combine(folder, "placed", "files", "copy.bin"));
        Assert.True(found.AsSpan().SequenceEqual(old) || found.AsSpan().SequenceEqual(@new), $"{step}: {found.Length} bytes that nobody wrote");
        return found.AsSpan().SequenceEqual(@new) ? "new" : "old";
    }

    /// <summary>There is the output, one marker, and nothing that was on its way.</summary>
    public static void AssertClean(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(folder, "placed"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(folder, "placed"), f)).ToList();
        Assert.DoesNotContain(files, static f => f.Contains(".tmp", StringComparison.Ordinal));
        Assert.Single(files, static f => f.StartsWith(".refrain/markers/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, static f => f.StartsWith(".refrain/attempts/", StringComparison.Ordinal));
    }
}
