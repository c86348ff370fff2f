using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Refrain.Running;

/// <summary>A worker that is a process of this machine.</summary>
internal sealed class ProcessLink : IWorkerLink
{
    // A process that was killed and does not end sits in the kernel. Nothing that it may still publish counts, as its claims are renewed.
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(10);

    // Who has closed the pipe is about to exit, with a code that says more than that it was killed.
    private static readonly TimeSpan s_ownEnd = TimeSpan.FromSeconds(1);

    private const int SignalBase = 128;
    private const int Killed = 9;
    private const int Terminated = 15;

    private readonly Process _process;

    /// <exception cref="WorkerDiedException">It cannot be started.</exception>
    public ProcessLink(WorkerCommand command)
    {
        var start = new ProcessStartInfo(command.FileName) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new WorkerDiedException($"A worker process could not be started: {command}: {e.Message}");
        }
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }

    public (string How, bool WasKilled) End(bool atOnce)
    {
        var isOwn = !atOnce && _process.WaitForExit(s_ownEnd);
        if (!isOwn)
            Kill();
        if (!_process.WaitForExit(s_longestEnd))
            return ("it was killed and has not ended yet", false);
        var signal = OperatingSystem.IsWindows() ? 0 : _process.ExitCode - SignalBase;
        return signal > 0
            ? (string.Create(CultureInfo.InvariantCulture, $"it was ended by signal {signal}"), isOwn && signal is Killed or Terminated)
            : (string.Create(CultureInfo.InvariantCulture, $"it exited with code {_process.ExitCode}"), false);
    }

    public void Dispose() => _process.Dispose();
}
