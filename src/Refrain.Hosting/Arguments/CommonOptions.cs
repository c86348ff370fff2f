using System.CommandLine;

namespace Refrain.Hosting.Arguments;

/// <summary>The options that are the program's own, not those of a task's parameters.</summary>
internal sealed class CommonOptions
{
    public const string DefaultStore = ".refrain";
    public const int DefaultRows = 20;
    public const int DefaultCache = 64;

    /// <summary>The names that a parameter's option cannot have.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "store", "catalog", "blobs", "scratch", "workers", "force", "recheck", "keep-going", "max-failures", "max-tasks", "retries", "timeout", "resource", "processes", "worker-tasks", "worker-memory", "broker", "class", "slots", "json", "verbose", "rows", "format", "why", "dry-run", "because", "help", "version",
    };

    /// <summary>Those of the verbs that take tasks after which a value stands.</summary>
    public IReadOnlyList<Option> WithValues =>
    [
        Store, Blobs, Scratch, Workers, MaxFailures, MaxTasks, Retries, Timeout, Resource, Processes, WorkerTasks, WorkerMemory, Broker, Rows, Because,
    ];

    public Option<string> Store { get; } = new("--store", "--catalog")
    {
        Description = "The folder that keeps what tasks made, or the address of a shared store.",
        HelpName = "PLACE",
        DefaultValueFactory = _ => DefaultStore,
        Recursive = true,
    };

    public Option<string> Blobs { get; } = new("--blobs")
    {
        Description = "Where the blobs of the store are, if they are elsewhere: a folder or an address.",
        HelpName = "PLACE",
        Recursive = true,
    };

    public Option<string> Scratch { get; } = new("--scratch")
    {
        Description = "The folder of this machine for the scratch of running tasks, with --blobs.",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<string> Workers { get; } = new("--workers")
    {
        Description = "How many tasks run at once; by default as many as there are processors.",
        HelpName = "N",
        Recursive = true,
    };

    public Option<bool> Force { get; } = new("--force")
    {
        Description = "Run the named task even if it is up to date.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<bool> Recheck { get; } = new("--recheck")
    {
        Description = "Look at every task, even where the store remembers that nothing has changed.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<bool> KeepGoing { get; } = new("--keep-going")
    {
        Description = "After a failure go on with everything that does not depend on it.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<string> MaxFailures { get; } = Number("--max-failures", "After a failure go on as --keep-going does, until so many tasks have failed.");

    public Option<string> MaxTasks { get; } = Number("--max-tasks", "How many tasks the run may come to; what requires ever more is stopped by it.");

    public Option<string> Retries { get; } = Number("--retries", "How often a task that has failed is tried again, unless its type says it.");

    public Option<string> Timeout { get; } = new("--timeout")
    {
        Description = "How long a task may take, unless its type says it: 90s, 15m, 2h.",
        HelpName = "TIME",
        Recursive = true,
    };

    public Option<string[]> Resource { get; } = new("--resource")
    {
        Description = "How much there is of a named resource that tasks use; 1 of what is not named. May be given several times.",
        HelpName = "NAME=N",
        Recursive = true,
    };

    public Option<string> Processes { get; } = Number("--processes", "Run tasks in so many worker processes, so that what ends one of them ends nothing else; without, on threads of this one.");

    public Option<string> WorkerTasks { get; } = Number("--worker-tasks", "After how many tasks a worker process is replaced by a new one.");

    public Option<string> WorkerMemory { get; } = Number("--worker-memory", "Above how many MiB of memory a worker process is replaced by a new one.");

    public Option<string> Broker { get; } = new("--broker")
    {
        Description = "The broker whose workers run the tasks, on any machines: amqp://USER:PASSWORD@HOST/VHOST, or env:NAME for an address in the environment, where nobody sees it.",
        HelpName = "ADDRESS",
        Recursive = true,
    };

    public Option<string[]> Class { get; } = new("--class")
    {
        Description = "A class of tasks that the worker takes: the name of the resource that they use, or 'default' for those that use none. May be given several times; default alone if it is not.",
        HelpName = "NAME",
    };

    public Option<string> Slots { get; } = new("--slots")
    {
        Description = "How many tasks the worker runs at once; by default as many as there are processors.",
        HelpName = "N",
    };

    public Option<string> Cache { get; } = new("--cache")
    {
        Description = "How many MiB of what it made the worker keeps at hand for the tasks that read it; 0 for nothing.",
        HelpName = "MIB",
        DefaultValueFactory = _ => FormattableString.Invariant($"{DefaultCache}"),
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON; everything else goes to standard error.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Print stack traces of failures, and all that tasks log.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<bool> Why { get; } = new("--why")
    {
        Description = "Print what the named task would run for, back to the root cause.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Say what would run, as plan does; nothing runs.",
        Arity = ArgumentArity.Zero,
        Recursive = true,
    };

    public Option<string> Rows { get; } = new("--rows")
    {
        Description = "How many rows the table shows.",
        HelpName = "N",
        DefaultValueFactory = _ => FormattableString.Invariant($"{DefaultRows}"),
        Recursive = true,
    };

    public Option<string> Because { get; } = new("--because")
    {
        Description = "What people are to read about the mark.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
        Recursive = true,
    };

    public Option<bool> NoLook { get; } = Flag("--no-look", "Go by what runs have seen; do not look at the sources.");

    public Option<bool> CleanDryRun { get; } = Flag("--dry-run", "Say what would be removed; not one byte of the store is changed.");

    public Option<bool> Stale { get; } = Flag("--stale", "What is marked stale. This is what 'clean' alone means.");

    public Option<bool> Orphans { get; } = Flag("--orphans", "What nothing that was asked for needs, and what this program does not know.");

    public Option<bool> Intermediate { get; } = Flag("--intermediate", "The bytes of intermediate artifacts that everything made from them is up to date with.");

    public Option<string> OlderThan { get; } = new("--older-than")
    {
        Description = "Only what has been so for longer than this: 30d, 12h, 45m. Alone: what nobody has asked for since.",
        HelpName = "AGE",
    };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "How the graph is written: mermaid, dot or json.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "mermaid",
    };

    private static Option<string> Number(string name, string description) => new(name) { Description = description, HelpName = "N", Recursive = true };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>How much there is of each named resource.</summary>
    public IReadOnlyDictionary<string, int> ResourcesOf(ParseResult parsed)
    {
        var resources = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in parsed.GetValue(Resource) ?? [])
        {
            var at = text.LastIndexOf('=');
            if (at <= 0 || !int.TryParse(text.AsSpan(at + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var amount))
                throw new UsageException($"{Resource.Name}: '{text}' is not a name and a number, as gpu=2.");
            resources[text[..at]] = amount;
        }

        return resources;
    }

    /// <summary>A folder or an address; <see langword="null"/> where the option was left out and has no default.</summary>
    /// <exception cref="UsageException">It is empty, as a variable of the shell is that was not set.</exception>
    public static string? Place(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is "" ? throw new UsageException($"{option.Name} is empty: name a folder or an address.") : parsed.GetValue(option);

    /// <summary>Where the store is.</summary>
    /// <exception cref="UsageException">A place is empty, or the scratch is named, but not the blobs.</exception>
    public StoreAddress StoreOf(ParseResult parsed)
    {
        var address = new StoreAddress(Place(parsed, Store)!, Place(parsed, Blobs), Place(parsed, Scratch));
        return address is { Scratch: not null, Blobs: null }
            ? throw new UsageException($"{Scratch.Name} needs {Blobs.Name}: a store whose blobs are not elsewhere has the scratch of running tasks within itself. Leave it out, or name the place of the blobs, too.")
            : address;
    }

    /// <summary>A positive integer, or the default where the option was left out.</summary>
    public static int Positive(ParseResult parsed, Option<string> option, int otherwise) => AtLeast(1, parsed, option, otherwise);

    /// <summary>An integer that is not too small, or the default where the option was left out.</summary>
    public static int AtLeast(int least, ParseResult parsed, Option<string> option, int otherwise) => Between(least, int.MaxValue, parsed, option, otherwise);

    /// <summary>An integer that is neither too small nor too large, or the default where the option was left out.</summary>
    public static int Between(int least, int most, ParseResult parsed, Option<string> option, int otherwise)
    {
        if (parsed.GetResult(option) is not { Implicit: false } given)
            return otherwise;
        var text = given.Tokens[0].Value;
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw TooSmall();

        // Digits that are no integer are too many.
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) || value > most)
            throw new UsageException(FormattableString.Invariant($"{option.Name}: '{text}' is more than {most}."));
        return value >= least ? value : throw TooSmall();

        UsageException TooSmall() => new(FormattableString.Invariant($"{option.Name}: '{text}' is not a number of {least} or more."));
    }
}
