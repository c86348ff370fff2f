using System.Collections.Frozen;
using System.Reflection;

namespace Refrain;

/// <summary>How a worker process is started. It must open the run's store and then call <see cref="Pipeline.WorkAsync(Stream, Stream)"/> with its standard input and output.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Variables of the environment that the worker has beside those of this program, or instead of them; one that is <see langword="null"/> it has not. Nobody's results should depend on them: they are
    /// for the runtime (<c>DOTNET_GCHeapHardLimit</c>, <c>DOTNET_TC_QuickJit</c>) and for libraries that are told so how many threads they may have.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = FrozenDictionary<string, string?>.Empty;

    /// <summary>The program that calls this, started again with other arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="InvalidOperationException">It is not known how this program was started.</exception>
    public static WorkerCommand ThisProgram(params IEnumerable<string> arguments)
    {
        var program = System.Environment.ProcessPath ?? throw new InvalidOperationException("It is not known how this program was started. Name the program of the workers by a WorkerCommand.");

        // Started as 'dotnet program.dll', this program is the file that dotnet runs.
        return Path.GetFileNameWithoutExtension(program) == "dotnet" && Assembly.GetEntryAssembly()?.GetName().Name is { } entry
            ? new(program, ["exec", Path.Combine(AppContext.BaseDirectory, entry + ".dll"), .. arguments])
            : new(program, [.. arguments]);
    }

    /// <summary>The command as one would type it.</summary>
    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);
}
