using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Refrain.Benchmarks.Data;

/// <summary>Runs one program and asks the system what it cost, start of the runtime included.</summary>
internal static unsafe partial class ChildProcess
{
    private const int Children = -1;

    /// <summary>Runs to the end; standard output goes to the file <paramref name="answer"/>. One call a process: costs add up.</summary>
    public static (int ExitCode, Measurement Cost) Measure(string name, string answer, string program, string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"'{program}' did not start.");
        using (var file = File.Create(answer))
            child.StandardOutput.BaseStream.CopyTo(file);
        child.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;

        if (GetUsage(Children, out var usage) != 0)
            throw new InvalidOperationException($"The system gave no usage: error {Marshal.GetLastPInvokeError()}.");
        // Linux counts kilobytes, macOS bytes.
        var peak = OperatingSystem.IsMacOS() ? usage.MaxResident : usage.MaxResident * 1024;
        return (child.ExitCode, new Measurement(name, usage.User.Seconds, usage.System.Seconds, wall, peak));
    }

    /// <summary>The C library's <c>struct rusage</c> of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        public Time User;
        public Time System;
        public nint MaxResident;

        // Thirteen more counts that nobody asks for here; without room for them the call would write past the end.
        private fixed long _others[13];
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        private readonly nint _seconds;
        private readonly nint _microseconds;

        public readonly double Seconds => _seconds + _microseconds * 1e-6;
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);
}
