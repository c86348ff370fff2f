using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Refrain.Running;

/// <summary>A worker that is a process of this machine.</summary>
internal sealed class ProcessLink : IWorkerLink
{
    // A process that was killed and does not end sits in the kernel. Nothing that it may still publish counts, as its claims are renewed.
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(10);

    private const int SignalBase = 128;

    private readonly Process _process;

    /// <exception cref="WorkerDiedException">It cannot be started.</exception>
    public ProcessLink(WorkerCommand command)
    {
        var start = new ProcessStartInfo(command.FileName) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
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

    public string WaitForEnd()
    {
        if (!_process.WaitForExit(s_longestEnd))
            return "it was killed and has not ended yet";
        var code = _process.ExitCode;
        return code > SignalBase && !OperatingSystem.IsWindows()
            ? string.Create(CultureInfo.InvariantCulture, $"it was ended by signal {code - SignalBase}")
            : string.Create(CultureInfo.InvariantCulture, $"it exited with code {code}");
    }

    public void Dispose() => _process.Dispose();
}
