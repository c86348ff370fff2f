using Refrain.Brokers;
using Refrain.Hosting.Arguments;

namespace Refrain.Hosting.Verbs;

/// <summary>Runs tasks for other processes of this program: for the one that started it, or for the drivers at a broker.</summary>
internal static class WorkerVerb
{
    public const string Name = "worker";

    private const long BytesOfMiB = 1024 * 1024;

    /// <summary>The workers of a run.</summary>
    public static WorkerProcesses? ProcessesOf(Surroundings surroundings, RunSettings settings) => settings.Processes == 0 ? null : new(
        settings.Processes,
        WorkerCommand.ThisProgram([Name, .. ArgumentsOf(settings.Store), .. settings.Verbose ? ["--verbose"] : Array.Empty<string>()]))
    {
        Patience = surroundings.WorkerPatience,
        MaxTasks = settings.WorkerTasks,
        MaxMemory = settings.WorkerMemory * BytesOfMiB,
    };

    /// <exception cref="UsageException">There is neither a broker nor a run at the other end of standard input and output.</exception>
    public static async Task<ExitCode> RunAsync(Surroundings surroundings, RunSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Broker is { } address)
            return await ServeAsync(surroundings, settings, address, cancellationToken);
        if (surroundings.IsTyped)
            throw new UsageException($"'{Name}' without --broker speaks to the run that started it, through pipes: 'run --processes N' starts such workers itself. Name a broker to take tasks from it.");

        // Standard output is the pipe to the driver: what tasks print goes where errors go.
        var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        await using var pipeline = surroundings.OpenThere(settings.Store, settings.Verbose);
        await pipeline.WorkAsync(Console.OpenStandardInput(), output);
        return ExitCode.Done;
    }

    private static IEnumerable<string> ArgumentsOf(StoreAddress store)
    {
        foreach (var (option, place) in ((string, string?)[])[("--store", store.Store), ("--blobs", store.Blobs), ("--scratch", store.Scratch)])
        {
            if (place is not null)
            {
                yield return option;
                yield return StoreOpeners.FullNameOf(place);
            }
        }
    }

    private static async Task<ExitCode> ServeAsync(Surroundings surroundings, RunSettings settings, string address, CancellationToken cancellationToken)
    {
        await using var broker = surroundings.OpenBroker(address, settings.Verbose);
        await using var pipeline = surroundings.Open(settings.Store, settings.Verbose);
        var options = new BrokerWorkerOptions
        {
            Slots = settings.Slots,
            CacheBytes = settings.Cache * BytesOfMiB,
            Classes = settings.Classes.Count == 0 ? [""] : [.. settings.Classes.Select(static c => c == "default" ? "" : c)],
        };
        await surroundings.Error.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Taking tasks from {broker.Name}, {options.Slots} at once."));
        await pipeline.WorkAsync(broker, options, cancellationToken);
        return ExitCode.Done;
    }
}
