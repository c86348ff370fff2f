using System.Diagnostics;
using System.Globalization;

namespace Refrain.Testing.Servers;

/// <summary>
/// A server's process, which ends with the process that started it, however that ends. What it prints goes to a file.
/// </summary>
public sealed class KeptProcess : IDisposable
{
    // The shell is the server's parent and reaps it at once. When its input ends, because the test process closed it or is gone, the server is killed.
    private const string Keeper = """
        exec 3<&0 2>/dev/null
        "$@" </dev/null >>"$LOG" 2>&1 3<&- &
        pid=$!
        echo $pid
        (cat <&3 >/dev/null; kill -9 $pid) &
        wait $pid
        """;

    private readonly Process _keeper;
    private readonly string _log;

    /// <summary>Starts a program that stays in the foreground.</summary>
    /// <param name="log">The file of what it prints.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public KeptProcess(string log, string program, params IEnumerable<string> arguments)
    {
        _log = log;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Keeper, "sh", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["LOG"] = log;
        _keeper = Process.Start(start)!;
        Id = int.Parse(_keeper.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The process id of the server.</summary>
    public int Id { get; }

    /// <summary>Waits until it answers.</summary>
    /// <param name="ready">Whether it answers.</param>
    /// <exception cref="InvalidOperationException">It has ended, or does not answer for two minutes; the message has what it printed.</exception>
    public void WaitUntil(Func<bool> ready)
    {
        for (var waited = Stopwatch.StartNew(); !ready(); Thread.Sleep(50))
        {
            if (_keeper.HasExited || waited.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException($"The server does not answer:\n{File.ReadAllText(_log)}");
        }
    }

    /// <summary>Kills it. Nothing that matters is in its data.</summary>
    public void Dispose()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit();
        _keeper.Dispose();
    }
}
