using System.Runtime.InteropServices;

namespace AnalyzerCost;

/// <summary>The processor time of all child processes that have ended, as the C library tells it.</summary>
internal static unsafe partial class ChildrenTime
{
    private const int Children = -1;

    /// <summary>User and system time together.</summary>
    public static TimeSpan Now
    {
        get
        {
            if (GetUsage(Children, out var usage) != 0) throw new InvalidOperationException($"The system gave no usage: error {Marshal.GetLastPInvokeError()}.");
            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    /// <summary>The C library's <c>struct rusage</c> of 64-bit systems; fourteen more counts follow, which nobody asks for here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        public nint UserSeconds;
        public nint UserMicroseconds;
        public nint SystemSeconds;
        public nint SystemMicroseconds;
        private fixed long _counts[14];
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);
}
