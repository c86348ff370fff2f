using Microsoft.Extensions.Logging;
using Refrain.Targets;

namespace Refrain.Hosting;

/// <summary>What a pipeline program is given besides its arguments. Not thread-safe; filled in before the program runs.</summary>
public sealed class RefrainAppOptions
{
    /// <summary>The program's name in its help; by default the name of its executable.</summary>
    public string? Name { get; set; }

    /// <summary>What the program's help says first.</summary>
    public string Description { get; set; } = "A data pipeline that is safe to run again.";

    /// <summary>The task types that the program knows; by default those that its assemblies have registered.</summary>
    public TaskRegistry? Registry { get; set; }

    /// <summary>Where <see cref="ServiceAttribute"/> parameters come from.</summary>
    public IServiceProvider? Services { get; set; }

    /// <inheritdoc cref="PipelineOptions.Targets"/>
    public IReadOnlyList<Target> Targets { get; set; } = [];

    /// <summary>Where tasks log to; by default warnings, and with <c>--verbose</c> all else, go to <see cref="Error"/>.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>The clock of times that are recorded and shown.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <inheritdoc cref="PipelineOptions.Lease"/>
    public TimeSpan Lease { get; set; } = new PipelineOptions().Lease;

    /// <inheritdoc cref="WorkerProcesses.Patience"/>
    public TimeSpan WorkerPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where results go; by default standard output. A writer given here is never taken for a terminal.</summary>
    public TextWriter? Out { get; set; }

    /// <summary>Where errors go, and with <c>--json</c> everything but the result; by default standard error.</summary>
    public TextWriter? Error { get; set; }

    /// <summary>Stops the program as Ctrl+C does.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>How stores, catalogs and blobs are opened that are no folders, by the scheme of their addresses.</summary>
    internal StoreOpeners Openers { get; } = new();

    /// <summary>How brokers are opened, by the scheme of their addresses.</summary>
    internal Dictionary<string, OpenBroker> Brokers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the task that runs when no verb is given.</summary>
    internal string? DefaultTaskName { get; private set; }

    /// <summary>
    /// Makes a task the one that <c>run</c>, <c>plan</c>, <c>show</c> and <c>verify</c> mean when none is named, and its run what the program does when its
    /// first argument is an option, or when there is none.
    /// </summary>
    /// <typeparam name="TTask">The task.</typeparam>
    /// <returns>These options.</returns>
    public RefrainAppOptions DefaultTask<TTask>()
        where TTask : ITaskType => DefaultTask(TaskDescriptor.Of<TTask>().Name);

    /// <inheritdoc cref="DefaultTask{TTask}()"/>
    /// <param name="name">The task's short or full name.</param>
    public RefrainAppOptions DefaultTask(string name)
    {
        DefaultTaskName = name;
        return this;
    }

    /// <summary>Lets <c>--store</c> name a store that is no folder, such as a shared one, by an address: <c>SCHEME://…</c>.</summary>
    /// <param name="scheme">The scheme; upper and lower case count the same.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException"><paramref name="scheme"/> is none, or a single letter, which could be a drive.</exception>
    public RefrainAppOptions AddStore(string scheme, OpenStore open)
    {
        Openers.Stores[StoreOpeners.Check(scheme)] = open;
        return this;
    }

    /// <summary>Lets <c>--store</c> name a catalog that is in no folder by an address, <c>SCHEME://…</c>, where <c>--blobs</c> says where the blobs are.</summary>
    /// <param name="scheme">The scheme; upper and lower case count the same.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException"><paramref name="scheme"/> is none, or a single letter, which could be a drive.</exception>
    public RefrainAppOptions AddCatalog(string scheme, OpenCatalog open)
    {
        Openers.Catalogs[StoreOpeners.Check(scheme)] = open;
        return this;
    }

    /// <summary>Lets <c>--blobs</c> name blobs that are in no folder, such as those of a bucket, by an address: <c>SCHEME://…</c>.</summary>
    /// <param name="scheme">The scheme; upper and lower case count the same.</param>
    /// <param name="open">Opens them.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException"><paramref name="scheme"/> is none, or a single letter, which could be a drive.</exception>
    public RefrainAppOptions AddBlobs(string scheme, OpenBlobs open)
    {
        Openers.Blobs[StoreOpeners.Check(scheme)] = open;
        return this;
    }

    /// <summary>Lets <c>--broker</c> name a broker, whose workers run the tasks, by an address: <c>SCHEME://…</c>.</summary>
    /// <param name="scheme">The scheme; upper and lower case count the same.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException"><paramref name="scheme"/> is none, or a single letter, which could be a drive.</exception>
    public RefrainAppOptions AddBroker(string scheme, OpenBroker open)
    {
        Brokers[StoreOpeners.Check(scheme)] = open;
        return this;
    }
}
