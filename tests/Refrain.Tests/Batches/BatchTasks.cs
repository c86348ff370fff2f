using System.Globalization;
using System.Runtime.CompilerServices;

namespace Refrain.Tests.Batches;

/// <summary>What tests have batches do, and what batches were asked to do.</summary>
internal sealed class BatchScript : IServiceProvider
{
    private readonly Lock _gate = new();
    private readonly List<IReadOnlyList<ITask>> _calls = [];

    /// <summary>The tasks of each call, in the order of the calls.</summary>
    public IReadOnlyList<IReadOnlyList<ITask>> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>What a call does before each result; throws to fail.</summary>
    public Func<IReadOnlyList<ITask>, int, CancellationToken, ValueTask> Before { get; set; } = (_, _, _) => default;

    /// <summary>What a call does after the last result.</summary>
    public Action<IReadOnlyList<ITask>> After { get; set; } = _ => { };

    /// <summary>The tasks for which a call gives results, in order.</summary>
    public Func<IReadOnlyList<ITask>, IEnumerable<ITask>> Given { get; set; } = tasks => tasks;

    /// <summary>What is given the context of each call.</summary>
    public Func<TaskContext, Task> Asking { get; set; } = _ => Task.CompletedTask;

    public void Called(IReadOnlyList<ITask> tasks)
    {
        lock (_gate)
            _calls.Add(tasks);
    }

    public object? GetService(Type serviceType) => serviceType == typeof(BatchScript) ? this : null;
}

/// <summary>A table: long enough to be a blob.</summary>
[Task]
internal sealed partial record Table(string Name)
{
    public string Run() => Name + new string('.', 20_000);
}

/// <summary>Looks something up in a table: in batches alone, in one table each.</summary>
[Task, Batch(MaxSize = 8, Equal = [nameof(Place)])]
internal sealed partial record Lookup(string Place, int Number)
{
    [Requires] public Table Table => new(Place);

    public static async IAsyncEnumerable<(Lookup, string)> RunBatch(
        IReadOnlyList<Lookup> tasks, IReadOnlyList<string> table, [Service] BatchScript script, TaskContext context, [EnumeratorCancellation] CancellationToken token)
    {
        script.Called(tasks);
        await script.Asking(context);
        var i = 0;
        foreach (var task in script.Given(tasks).Cast<Lookup>())
        {
            await script.Before(tasks, i++, token);
            var position = tasks.ToList().IndexOf(task);
            yield return (task, string.Create(CultureInfo.InvariantCulture, $"{(position < 0 ? "?" : table[position].TrimEnd('.'))}{task.Number}"));
        }

        script.After(tasks);
    }
}

/// <summary>As <see cref="Lookup"/>, in any tables, with rows that are made while they are written.</summary>
[Task, Batch(MaxSize = 100)]
internal sealed partial record Scan(string Place, int Number)
{
    [Requires] public Table Table => new(Place);

    public static IReadOnlyList<IEnumerable<int>> RunBatch(IReadOnlyList<Scan> tasks, List<Artifact<string>> table, [Service] BatchScript script)
    {
        script.Called(tasks);
        return [.. tasks.Select((task, i) => Rows(task, table[i]))];
    }

    private static IEnumerable<int> Rows(Scan task, Artifact<string> table)
    {
        yield return task.Number;
        if (task.Number < 0)
            throw new InvalidDataException("negative");
        yield return table.ReadAsync().AsTask().GetAwaiter().GetResult().Length;
    }
}

/// <summary>Runs alone or in batches, with the same result.</summary>
[Task]
internal sealed partial record Twofold(int Number)
{
    [Requires] public Table Table => new("t" + (Number % 3).ToString(CultureInfo.InvariantCulture));

    [Requires] public IEnumerable<Scan> Scans => Enumerable.Range(0, Number % 4).Select(i => new Scan("s", i));

    public IEnumerable<string> Run(string table, IReadOnlyList<IReadOnlyList<int>> scans) => Of(this, table, scans);

    public static ValueTask<IReadOnlyList<string>[]> RunBatch(Twofold[] tasks, IReadOnlyList<string> table, IEnumerable<IReadOnlyList<IReadOnlyList<int>>> scans, [Service] BatchScript script)
    {
        script.Called(tasks);
        return new([.. tasks.Zip(table, scans).Select(t => Of(t.First, t.Second, t.Third).ToList())]);
    }

    private static IEnumerable<string> Of(Twofold task, string table, IReadOnlyList<IReadOnlyList<int>> scans) =>
        scans.Select(rows => string.Create(CultureInfo.InvariantCulture, $"{rows.Count}")).Prepend(table[..5]).Prepend(task.Number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Waits for more; of a kind, in batches of four.</summary>
[Task, Batch(MaxSize = 4, MaxDelaySeconds = 3600, Equal = [nameof(Kind)])]
internal sealed partial record Chore(string Kind, int Number)
{
    public string After { get; init; } = "";

    [Requires] public Gate? Gate => After.Length == 0 ? null : new(After);

    public static IReadOnlyList<int> RunBatch(IReadOnlyList<Chore> tasks, IReadOnlyList<string?> gate, [Service] BatchScript script)
    {
        script.Called(tasks);
        return [.. tasks.Select((task, i) => task.Number + (gate[i]?.Length ?? 0))];
    }
}

/// <summary>A chore at a desk, of which there are not enough.</summary>
[Task, Batch(MaxSize = 10), Uses("desk", 2)]
internal sealed partial record DeskChore(int Number)
{
    public static int[] RunBatch(IReadOnlyList<DeskChore> tasks) => [.. tasks.Select(t => t.Number)];
}

/// <summary>Something else that runs.</summary>
[Task]
internal sealed partial record Gate(string Name)
{
    public string Run() => Name;
}
