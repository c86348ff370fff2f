using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Refrain.Brokers;
using Refrain.Hosting.Arguments;
using Refrain.Hosting.Display;
using Refrain.Hosting.Verbs;
using Refrain.Stores;

namespace Refrain.Hosting;

/// <summary>
/// The command line of a pipeline program: <c>return await RefrainApp.RunAsync(args);</c> gives it the verbs <c>run</c>, <c>plan</c>,
/// <c>list</c>, <c>show</c>, <c>verify</c>, <c>graph</c>, <c>stale</c>, <c>mark</c> and <c>clean</c> over the tasks that its assemblies have registered.
/// </summary>
public static class RefrainApp
{
    // A cancelled program is gone in less than two seconds, whatever its tasks do; the store can be left at any moment.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1.6);

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="configure">Fills in the options: the default task, services, a logger.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, Action<RefrainAppOptions>? configure = null)
    {
        var options = new RefrainAppOptions();
        configure?.Invoke(options);
        return RunAsync(args, options);
    }

    /// <inheritdoc cref="RunAsync(string[], Action{RefrainAppOptions}?)"/>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">The options.</param>
    public static async Task<int> RunAsync(string[] args, RefrainAppOptions options)
    {
        var surroundings = Look(options);
        try
        {
            return (int)await RunAsync(args, options, surroundings);
        }
        catch (OutputException e)
        {
            try
            {
                await surroundings.Error.WriteLineAsync(PlainText.Clean(e.Message));
            }
            catch (OutputException)
            {
                // There is nowhere left to say it but the exit code.
            }

            return (int)ExitCode.TaskFailed;
        }
        finally
        {
            await surroundings.Out.FlushAsync();
            await surroundings.Error.FlushAsync();
        }
    }

    private static async Task<ExitCode> RunAsync(string[] args, RefrainAppOptions options, Surroundings surroundings)
    {
        var names = new TaskNames(surroundings.Registry);
        CommandTree tree;
        try
        {
            tree = new(surroundings, names, options.Description, options.DefaultTaskName is { } name ? names.Shortest(name) : null, args);
        }
        catch (UsageException e)
        {
            await surroundings.Error.WriteLineAsync(PlainText.Clean(e.Message));
            return ExitCode.Usage;
        }

        var parsed = tree.Parse();
        if (!IsHelp(parsed) && tree.ErrorsOf(parsed) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
                await surroundings.Error.WriteLineAsync(PlainText.Clean(message));
            await surroundings.Error.WriteLineAsync($"More: {UsageErrors.HelpOf(parsed)}");
            return ExitCode.Usage;
        }

        // A program reads what is written here, so what tasks print goes where the rest does.
        using var printing = options.Out is null && !IsHelp(parsed) && tree.IsJson(parsed) ? new PrintingToError() : null;
        var (isWorker, hasBroker) = (parsed.CommandResult.Command.Name == WorkerVerb.Name, tree.HasBroker(parsed));
        using var interruption = new Interruption(surroundings.Error, options.CancellationToken, isWorker, hasBroker);
        try
        {
            // A worker at a broker ends what it has begun, however long that takes.
            return isWorker && hasBroker
                ? await InvokeAsync(parsed, surroundings, interruption.Token)
                : await WithPatience(token => InvokeAsync(parsed, surroundings, token), surroundings, interruption.Token);
        }
        catch (BrokerException e)
        {
            await surroundings.Error.WriteLineAsync(PlainText.CleanLines(tree.IsVerbose(parsed) ? e.ToString() : e.Message));
            return ExitCode.Broker;
        }
        catch (UsageException e)
        {
            await surroundings.Error.WriteLineAsync(PlainText.Clean(e.Message));
            await surroundings.Error.WriteLineAsync($"More: {UsageErrors.HelpOf(parsed)}");
            return ExitCode.Usage;
        }
        catch (StoreException e)
        {
            await surroundings.Error.WriteLineAsync(StoreText(e, tree.IsVerbose(parsed)));
            return ExitCode.Store;
        }
        catch (RequirementException e)
        {
            await surroundings.Error.WriteLineAsync(ErrorText.Of(e, tree.IsVerbose(parsed)));
            return ExitCode.TaskFailed;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await surroundings.Error.WriteLineAsync("Cancelled. What had committed stays; run again to go on.");
            return ExitCode.Cancelled;
        }
    }

    private static async Task<ExitCode> InvokeAsync(ParseResult parsed, Surroundings surroundings, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Out,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (!IsHelp(parsed))
            return (ExitCode)await parsed.InvokeAsync(configuration, token);

        // The parser's library writes names, summaries and defaults of the pipeline's as they are.
        await using var help = new StringWriter();
        configuration.Output = help;
        var code = (ExitCode)await parsed.InvokeAsync(configuration, token);
        await surroundings.Out.WriteAsync(PlainText.CleanLines(help.ToString()));
        return code;
    }

    /// <summary>Waits for the work, but once it is cancelled no longer than a user would.</summary>
    private static async Task<ExitCode> WithPatience(Func<CancellationToken, Task<ExitCode>> work, Surroundings surroundings, CancellationToken token)
    {
        var working = Task.Run(() => work(token), CancellationToken.None);
        using var impatience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, surroundings.Time);
        await using var cancelled = token.Register(() => impatience.CancelAfter(s_patience));
        try
        {
            return await working.WaitAsync(impatience.Token);
        }
        catch (OperationCanceledException) when (!working.IsCompleted)
        {
            await surroundings.Error.WriteLineAsync("Cancelled, without waiting for what does not heed it. What had committed stays; run again to go on.");
            return ExitCode.Cancelled;
        }
    }

    private static string StoreText(StoreException e, bool verbose)
    {
        // Nothing has failed: it is refused.
        if (e is MarksOutOfSyncException)
            return PlainText.CleanLines(verbose ? e.ToString() : e.Message);
        var place = e.Message.Contains(e.Place, StringComparison.Ordinal) ? "" : $" ({e.Place})";
        return $"The store failed{place}: {PlainText.CleanLines(e.Message)}{(verbose ? "\n" + PlainText.CleanLines(e.ToString()) : "")}";
    }

    private static bool IsHelp(ParseResult parsed) => parsed.Action is HelpAction;

    private static Surroundings Look(RefrainAppOptions options)
    {
        var isTerminal = options.Out is null
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        return new Surroundings
        {
            Name = options.Name ?? RootCommand.ExecutableName,
            Registry = options.Registry ?? TaskRegistry.Default,
            Out = options.Out ?? (Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput(), "Standard output") : Console.Out),
            Error = options.Error ?? (Console.IsErrorRedirected ? Utf8(Console.OpenStandardError(), "Standard error") : Console.Error),
            IsTerminal = isTerminal,
            IsTyped = !Console.IsInputRedirected || !Console.IsOutputRedirected,
            Time = options.Time,
            Lease = options.Lease,
            WorkerPatience = options.WorkerPatience,
            Openers = options.Openers,
            Brokers = options.Brokers,
            Services = options.Services,
            Targets = options.Targets,
            Logger = options.Logger,
        };
    }

    // What programs read is UTF-8 wherever it is written.
    private static TextWriter Utf8(Stream stream, string name) =>
        TextWriter.Synchronized(new StreamWriter(new OutputStream(stream, name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    /// <summary>While it is there, what the program prints goes to standard error.</summary>
    private sealed class PrintingToError : IDisposable
    {
        private readonly TextWriter _printed = Console.Out;

        public PrintingToError() => Console.SetOut(Console.Error);

        public void Dispose() => Console.SetOut(_printed);
    }
}
