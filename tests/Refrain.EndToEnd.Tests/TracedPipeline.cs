using System.Diagnostics;

namespace Refrain.EndToEnd.Tests;

/// <summary>Runs a task of the program that is killed, with <c>strace</c> looking at its system calls or killing it before one.</summary>
internal static class TracedPipeline
{
    /// <summary>Copies a folder that was prepared, with all that is in it.</summary>
    public static string Copy(string prepared, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(prepared, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(prepared, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    /// <summary>Runs a task in a folder, whose store is the folder's <c>store</c>.</summary>
    /// <returns>The calls that are about what is in another folder.</returns>
    public static async Task<List<SystemCall>> TraceAsync(string folder, string task, string about)
    {
        Assert.Equal(0, await RunAsync(folder, task, []));
        return SystemCall.Read(File.ReadLines(LogOf(folder)), about);
    }

    /// <summary>Runs the program, under strace if it is given arguments, and gives its exit code.</summary>
    public static async Task<int> RunAsync(string folder, string task, string[]? tracing)
    {
        string[] program = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Refrain.KillPipeline.dll"), "run", task, "--store", Path.Combine(folder, "store")];
        string[] tracer = tracing is null
            ? []
            : [SystemCall.Tracer, "-f", "-y", "-s", "0", "-o", LogOf(folder), "-e", "signal=none", "-e", "trace=openat,write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2", .. tracing];
        string[] whole = [.. tracer, .. program];
        var start = new ProcessStartInfo(whole[0], whole[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REFRAIN_TEST_LEASE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }

    private static string LogOf(string folder) => folder + ".strace";
}
