using System.Diagnostics;
using System.Text;

namespace Refrain.EndToEnd.Tests;

/// <summary>What a pipeline program printed, and its exit code.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>Runs a pipeline program that was built beside the tests, as a user would: in a process of its own.</summary>
internal sealed class PipelineProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly StringBuilder _errorSoFar = new();

    private PipelineProcess(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment, IEnumerable<string> within)
    {
        string[] command = [.. within, "dotnet", Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = ReadErrorAsync();
    }

    public int Id => _process.Id;

    /// <summary>What it has printed to standard error by now.</summary>
    public string ErrorSoFar
    {
        get
        {
            lock (_errorSoFar)
                return _errorSoFar.ToString();
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <param name="program">The name of the program.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside those of the tests.</param>
    /// <param name="within">A command that takes the place of itself with the one behind it, such as <c>ip netns exec NAME</c>.</param>
    public static PipelineProcess Start(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, IEnumerable<string>? within = null) =>
        new(program, arguments, folder, environment, within ?? []);

    public static async Task<ProcessResult> RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        using var process = new PipelineProcess(program, arguments, folder, null, []);
        return await process.EndAsync();
    }

    /// <summary>SIGKILL: nothing of the program runs any more. Does nothing if it has ended.</summary>
    public void Kill() => _process.Kill();

    public async Task<ProcessResult> EndAsync()
    {
        await _process.WaitForExitAsync();
        return new(_process.ExitCode, await _output, await _error);
    }

    public void Dispose() => _process.Dispose();

    private async Task<string> ReadErrorAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardError.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_errorSoFar)
                _errorSoFar.Append(buffer, 0, count);
        }

        return ErrorSoFar;
    }
}
