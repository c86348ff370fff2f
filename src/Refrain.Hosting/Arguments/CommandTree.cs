using System.CommandLine;
using System.CommandLine.Help;
using Refrain.Hosting.Verbs;

namespace Refrain.Hosting.Arguments;

/// <summary>The command line of a program: the verbs, and under them a command for each task, generated from its descriptor.</summary>
internal sealed class CommandTree
{
    private static readonly string[] s_taskVerbs = ["run", "plan", "show", "verify", "mark"];

    private readonly Surroundings _surroundings;
    private readonly TaskNames _names;
    private readonly CommonOptions _options = new();
    private readonly string[] _args;
    private string[] _split = [];

    /// <summary>Makes the commands for some arguments.</summary>
    /// <param name="surroundings">What the verbs see of the world.</param>
    /// <param name="names">What the tasks are called.</param>
    /// <param name="description">What the help says first.</param>
    /// <param name="defaultTask">The task that runs when there is no verb.</param>
    /// <param name="args">The arguments.</param>
    public CommandTree(Surroundings surroundings, TaskNames names, string description, string? defaultTask, string[] args)
    {
        _surroundings = surroundings;
        _names = names;
        var root = Root = new Command(surroundings.Name, defaultTask is null ? description : $"{description} Without a verb: run {defaultTask}.");
        root.Options.Add(new HelpOption { Action = surroundings.IsTerminal ? new HelpAction() : new HelpAction { MaxWidth = int.MaxValue } });
        root.Options.Add(new VersionOption());
        _args = WithWords(defaultTask is null ? args : WithDefault(defaultTask, args));
        root.Subcommands.Add(TaskVerb(
            "run", "Bring a task up to date: what it requires, and what is out of date, runs first.",
            [
                _options.Store, _options.Blobs, _options.Scratch, _options.Workers, _options.Force, _options.Recheck, _options.KeepGoing, _options.MaxFailures, _options.MaxTasks, _options.Retries, _options.Timeout,
                _options.Resource, _options.Processes, _options.WorkerTasks, _options.WorkerMemory, _options.Broker, _options.DryRun, _options.Json, _options.Verbose,
            ],
            (tasks, parsed, token) => parsed.GetValue(_options.DryRun)
                ? PlanVerb.RunAsync(surroundings, tasks, RunSettingsOf(parsed), token)
                : RunVerb.RunAsync(surroundings, tasks, RunSettingsOf(parsed), token)));
        root.Subcommands.Add(TaskVerb(
            "plan", "Say what a run would do, and why; nothing runs.",
            [_options.Store, _options.Blobs, _options.Scratch, _options.Force, _options.MaxTasks, _options.Why, _options.Json, _options.Verbose],
            (tasks, parsed, token) => PlanVerb.RunAsync(surroundings, tasks, RunSettingsOf(parsed), token)));
        root.Subcommands.Add(ListCommand());
        root.Subcommands.Add(TaskVerb(
            "show", "Show what a task made, as it is stored.",
            [_options.Store, _options.Blobs, _options.Scratch, _options.Rows, _options.Json, _options.Verbose],
            (tasks, parsed, token) => ShowVerb.RunAsync(
                surroundings, tasks, RunSettingsOf(parsed), CommonOptions.Positive(parsed, _options.Rows, CommonOptions.DefaultRows), token)));
        root.Subcommands.Add(TaskVerb(
            "verify", "Run what is complete again, in scratch and in other surroundings, and tell what comes out otherwise.",
            [_options.Store, _options.Blobs, _options.Scratch, _options.Workers, _options.MaxTasks, _options.Json, _options.Verbose],
            (tasks, parsed, token) => VerifyVerb.RunAsync(surroundings, tasks, RunSettingsOf(parsed), token)));
        root.Subcommands.Add(GraphCommand());
        root.Subcommands.Add(StaleCommand());
        root.Subcommands.Add(TaskVerb(
            "mark", "Mark what a task made as stale by hand, so that it is made again.",
            [_options.Store, _options.Blobs, _options.Scratch, _options.Because, _options.Verbose],
            (tasks, parsed, token) => StaleVerb.MarkAsync(surroundings, tasks, RunSettingsOf(parsed), parsed.GetValue(_options.Because) ?? "", token)));
        root.Subcommands.Add(CleanCommand());
        root.Subcommands.Add(WorkerCommand());
    }

    /// <summary>The command that everything is under.</summary>
    public Command Root { get; }

    /// <summary>Parses the arguments.</summary>
    public ParseResult Parse() => Root.Parse(_split = EmptyValues.Split(_args, Root), new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

    /// <summary>What is wrong with arguments that were parsed.</summary>
    public IReadOnlyList<string> ErrorsOf(ParseResult parsed) => UsageErrors.Describe(parsed, this, _names, _split);

    /// <summary>Whether a command is a verb that takes the name of a task.</summary>
    public bool IsTaskVerb(Command command) => Root.Subcommands.Contains(command) && s_taskVerbs.Contains(command.Name);

    /// <summary>Whether the result is to be JSON.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetResult(_options.Json) is { Implicit: false };

    /// <summary>Whether a trace of the stack was asked for.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetResult(_options.Verbose) is { Implicit: false };

    /// <summary>Whether a broker was named.</summary>
    public bool HasBroker(ParseResult parsed) => parsed.GetResult(_options.Broker) is { Implicit: false };

    /// <summary>Where there is a default task, it is what a verb without a task means, and its run is what no verb means.</summary>
    private string[] WithDefault(string task, string[] args) => args switch
    {
        [] => ["run", task],
        [var verb] when s_taskVerbs.Contains(verb) => [verb, task],
        [var verb, var option, ..] when s_taskVerbs.Contains(verb) && IsTaskOption(option) && !NamesTask(task, args) => [verb, task, .. args[1..]],
        [var option, ..] when IsTaskOption(option) => ["run", task, .. args],
        _ => args,
    };

    /// <summary>A name in which there are spaces, as the list prints it, is the word that its command is.</summary>
    private string[] WithWords(string[] args) =>
        args is [var verb, var name, ..] && s_taskVerbs.Contains(verb) && _names.Find(name) is not null ? [verb, TaskNames.Word(name), .. args[2..]] : args;

    /// <summary>Whether a task is named. What follows an option of the default task or of a verb is its value, whatever it is called.</summary>
    private bool NamesTask(string defaultTask, string[] args)
    {
        var valued = (_names.Find(defaultTask) is { } task ? TaskOption.Of(task) : []).Where(o => !o.IsFlag).Select(o => o.Name)
            .Concat(_options.WithValues.SelectMany(o => o.Aliases.Prepend(o.Name))).ToHashSet(StringComparer.Ordinal);
        return args.Where((a, i) => _names.Find(a) is not null && (i == 0 || !valued.Contains(args[i - 1]))).Any();
    }

    private bool IsTaskOption(string argument) => argument.StartsWith('-') && !IsRootOption(argument);

    private bool IsRootOption(string argument) =>
        Root.Options.Any(o => string.Equals(o.Name, argument, StringComparison.Ordinal) || o.Aliases.Contains(argument));

    private Command TaskVerb(
        string name, string description, Option[] options, Func<IReadOnlyList<ITask>, ParseResult, CancellationToken, Task<ExitCode>> action)
    {
        var verb = new Command(name, description);
        foreach (var option in options)
            verb.Options.Add(option);
        // A program may have thousands of tasks, so only the named one is made a command; all, by their shortest names, if none is named.
        var named = _args.Where(a => _names.Find(a) is not null).Select(TaskNames.Word).Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in named.Count > 0 ? named : _names.Tasks.Select(t => t.Names[0]))
        {
            var command = new TaskCommand(_names.Find(word)!, word);
            SetAction(command.Command, (parsed, token) => action(command.Bind(parsed), parsed, token));
            verb.Subcommands.Add(command.Command);
        }

        SetAction(verb, (_, _) => throw new UsageException(UsageErrors.NoTask(_names)));
        return verb;
    }

    private Command ListCommand()
    {
        var verb = new Command("list", "List the tasks and sources, with their parameters.") { _options.Json };
        SetAction(verb, (parsed, _) => Task.FromResult(ListVerb.Run(_surroundings, parsed.GetValue(_options.Json))));
        return verb;
    }

    private Command GraphCommand()
    {
        var task = new Argument<string>("TASK")
        {
            Description = "A task; the graph is then limited to what it reaches.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var verb = new Command("graph", "Write the graph of the task types.") { task, _options.Format };
        task.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
                result.AddError($"There is no option '{option}' here. {UsageErrors.Meant(option.Split('=')[0], [_options.Format.Name])}");
        });
        SetAction(verb, (parsed, _) => Task.FromResult(GraphVerb.Run(_surroundings, _names, parsed.GetValue(task), parsed.GetValue(_options.Format)!)));
        return verb;
    }

    private Command StaleCommand()
    {
        var verb = new Command("stale", "List what is stale, and why, after a look at the sources.") { _options.Store, _options.Blobs, _options.Scratch, _options.NoLook, _options.Json, _options.Verbose };
        SetAction(verb, (parsed, token) => StaleVerb.ListAsync(_surroundings, RunSettingsOf(parsed), !parsed.GetValue(_options.NoLook), token));
        return verb;
    }

    private Command CleanCommand()
    {
        var verb = new Command("clean", "Remove what is no longer wanted, and list it.")
        {
            _options.Store, _options.Blobs, _options.Scratch, _options.CleanDryRun, _options.Stale, _options.Orphans, _options.Intermediate, _options.OlderThan, _options.MaxTasks, _options.Json, _options.Verbose,
        };
        SetAction(verb, (parsed, token) => CleanVerb.RunAsync(_surroundings, RunSettingsOf(parsed), CleanOptionsOf(parsed), token));
        return verb;
    }

    /// <summary>A worker at a broker; without one it is what <c>--processes</c> starts, and nobody types.</summary>
    private Command WorkerCommand()
    {
        var verb = new Command(WorkerVerb.Name, "Run tasks that drivers have sent to a broker, until it is told to stop.") { _options.Broker, _options.Store, _options.Blobs, _options.Scratch, _options.Class, _options.Slots, _options.Cache, _options.Verbose };
        SetAction(verb, (parsed, token) => WorkerVerb.RunAsync(_surroundings, RunSettingsOf(parsed), token));
        return verb;
    }

    private CleanOptions CleanOptionsOf(ParseResult parsed) => new()
    {
        DryRun = parsed.GetValue(_options.CleanDryRun),
        Stale = parsed.GetValue(_options.Stale),
        Orphans = parsed.GetValue(_options.Orphans),
        Intermediate = parsed.GetValue(_options.Intermediate),
        OlderThan = parsed.GetValue(_options.OlderThan) is { } text ? TimeText.Parse(_options.OlderThan.Name, text, "30d") : null,
        MaxTasks = CommonOptions.Positive(parsed, _options.MaxTasks, new CleanOptions().MaxTasks),
    };

    private static void SetAction(Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> action) =>
        command.SetAction(async (parsed, token) => (int)await action(parsed, token));

    private TimeSpan TimeoutOf(string text)
    {
        var time = TimeText.Parse(_options.Timeout.Name, text, "15m");
        return time > TimeSpan.Zero ? time : throw new UsageException($"{_options.Timeout.Name}: '{text}' is no time in which a task could end. Leave the option out where there is no limit.");
    }

    private RunSettings RunSettingsOf(ParseResult parsed) => new()
    {
        Store = _options.StoreOf(parsed),
        Workers = CommonOptions.Between(1, RunOptions.MostWorkers, parsed, _options.Workers, Environment.ProcessorCount),
        Force = parsed.GetValue(_options.Force),
        Recheck = parsed.GetValue(_options.Recheck),
        KeepGoing = parsed.GetValue(_options.KeepGoing),
        MaxFailures = CommonOptions.Positive(parsed, _options.MaxFailures, 0) is > 0 and var failures ? failures : null,
        MaxTasks = CommonOptions.Positive(parsed, _options.MaxTasks, new RunOptions().MaxTasks),
        Retries = CommonOptions.AtLeast(0, parsed, _options.Retries, 0),
        Timeout = parsed.GetValue(_options.Timeout) is { } timeout ? TimeoutOf(timeout) : null,
        Resources = _options.ResourcesOf(parsed),
        Processes = CommonOptions.Between(1, RunOptions.MostWorkers, parsed, _options.Processes, 0),
        WorkerTasks = CommonOptions.Positive(parsed, _options.WorkerTasks, 0) is > 0 and var tasks ? tasks : null,
        WorkerMemory = CommonOptions.Positive(parsed, _options.WorkerMemory, 0) is > 0 and var memory ? memory : null,
        Broker = parsed.GetValue(_options.Broker),
        Classes = parsed.GetValue(_options.Class) ?? [],
        Slots = CommonOptions.Positive(parsed, _options.Slots, Environment.ProcessorCount),
        Cache = CommonOptions.AtLeast(0, parsed, _options.Cache, CommonOptions.DefaultCache),
        Why = parsed.GetValue(_options.Why),
        Json = parsed.GetValue(_options.Json),
        Verbose = parsed.GetValue(_options.Verbose),
    };
}
