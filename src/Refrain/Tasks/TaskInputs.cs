using Refrain.Codecs;
using Refrain.Delimited;
using Refrain.JsonInput;

namespace Refrain;

/// <summary>
/// The outputs of what a task requires, in every form that a parameter of <c>Run</c> can take. Requirements are named by their position in
/// the descriptor; an optional one that asked for nothing gives <see langword="null"/>. Called by generated code.
/// </summary>
/// <remarks>
/// The forms are handed over at once, not as tasks to await: an asynchronous method for each task would be most of what is generated for it.
/// Stored outputs are read without waiting anyway; the worker of the task waits for a source that is read asynchronously.
/// </remarks>
public sealed class TaskInputs
{
    private readonly ITask _task;
    private readonly IReadOnlyList<InputReader>[] _readers;
    private readonly IServiceProvider? _services;

    internal TaskInputs(ITask task, IReadOnlyList<InputReader>[] readers, TaskContext context, IServiceProvider? services)
    {
        _task = task;
        _readers = readers;
        _services = services;
        Context = context;
    }

    /// <summary>The task.</summary>
    internal ITask Task => _task;

    /// <summary>What it reads, by requirement.</summary>
    internal IReadOnlyList<InputReader>[] Readers => _readers;

    /// <summary>What the task may ask of its surroundings.</summary>
    public TaskContext Context { get; }

    /// <summary>Cancelled when the run is.</summary>
    public CancellationToken CancellationToken => Context.CancellationToken;

    /// <summary>A service.</summary>
    /// <exception cref="InvalidOperationException">The pipeline has no such service.</exception>
    public T Service<T>()
        where T : notnull =>
        _services?.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"{_task} asks for the service {typeof(T)}, which the pipeline does not have. Give it one: PipelineOptions.Services.");

    /// <summary>A service, or <see langword="null"/> where the pipeline has none.</summary>
    public T? FindService<T>()
        where T : class => _services?.GetService(typeof(T)) as T;

    /// <summary>The error of a method that returned <see langword="null"/> instead of something to await.</summary>
    /// <param name="method">The method's name.</param>
    public InvalidOperationException NotStarted(string method) =>
        new($"{method} of {_task} returned null instead of a task to await. Make it async, or return Task.FromResult or Task.CompletedTask where there is nothing to wait for.");

    /// <summary>Whether the requirement asked for anything.</summary>
    public bool Has(int requirement) => _readers[requirement].Count > 0;

    /// <summary>The output as a value.</summary>
    public T? Value<T>(int requirement) => One(requirement) is { } input ? Wait(input.Value<T>()) : default;

    /// <summary>All rows in memory.</summary>
    public IReadOnlyList<T>? List<T>(int requirement) => One(requirement) is { } input ? Wait(input.List<T>()) : null;

    /// <summary>The rows, streamed.</summary>
    public IEnumerable<T>? Rows<T>(int requirement) => One(requirement) is { } input ? Wait(input.Rows<T>()) : null;

    /// <summary>The rows, streamed asynchronously.</summary>
    public IAsyncEnumerable<T>? RowsAsync<T>(int requirement) => One(requirement) is { } input ? Wait(input.RowsAsync<T>()) : null;

    /// <summary>A handle.</summary>
    public Artifact<T>? Artifact<T>(int requirement) => One(requirement) is { } input ? Handle<T>(input) : null;

    /// <summary>A fan-in: the values in the order of the requirement.</summary>
    public IReadOnlyList<T> Values<T>(int requirement)
    {
        var readers = _readers[requirement];
        var values = new T[readers.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Wait(readers[i].Value<T>());
        return values;
    }

    /// <summary>A fan-in: the rows of each, in the order of the requirement.</summary>
    public IReadOnlyList<IReadOnlyList<T>> ListValues<T>(int requirement) => [.. _readers[requirement].Select(input => Wait(input.List<T>()))];

    /// <summary>A fan-in: the values by their tasks, enumerated in the order of the requirement.</summary>
    public IReadOnlyDictionary<TTask, T> Dictionary<TTask, T>(int requirement)
        where TTask : ITask =>
        FanIn.ByTask(_readers[requirement].Select(r => (TTask)r.Task), Values<T>(requirement));

    /// <summary>A fan-in: the rows of each by their tasks, enumerated in the order of the requirement.</summary>
    public IReadOnlyDictionary<TTask, IReadOnlyList<T>> ListDictionary<TTask, T>(int requirement)
        where TTask : ITask =>
        FanIn.ByTask(_readers[requirement].Select(r => (TTask)r.Task), ListValues<T>(requirement));

    /// <summary>A fan-in of row sequences as one sequence, streamed.</summary>
    public IEnumerable<T> ConcatRows<T>(int requirement)
    {
        List<IEnumerable<T>> parts = [.. _readers[requirement].Select(input => Wait(input.Rows<T>()))];
        return parts.SelectMany(p => p);
    }

    /// <summary>A fan-in of row sequences as one list.</summary>
    public IReadOnlyList<T> ConcatList<T>(int requirement) => [.. ConcatRows<T>(requirement)];

    /// <summary>A fan-in of row sequences as one sequence, streamed asynchronously.</summary>
    public IAsyncEnumerable<T> ConcatRowsAsync<T>(int requirement) => FanIn.Concat<T>(_readers[requirement]);

    /// <summary>A fan-in: handles in the order of the requirement.</summary>
    public IReadOnlyList<Artifact<T>> Artifacts<T>(int requirement) => _readers[requirement] is LateInputs late
        ? new LateList<Artifact<T>>(late.Count, i => Handle<T>(late[i]))
        : [.. _readers[requirement].Select(Handle<T>)];

    /// <summary>A file's bytes.</summary>
    public byte[]? Bytes(int requirement)
    {
        if (File(requirement) is not { } input)
            return null;
        using var stream = input.OpenRead();
        return Wait(FileForms.ReadBytesAsync(stream, CancellationToken));
    }

    /// <summary>A file's UTF-8 text.</summary>
    public string? Text(int requirement)
    {
        if (File(requirement) is not { } input)
            return null;
        using var reader = FileForms.OpenText(input);
        return reader.ReadToEnd();
    }

    /// <summary>A file's lines, streamed.</summary>
    public IEnumerable<string>? Lines(int requirement) => File(requirement) is { } input ? FileForms.Lines(input) : null;

    /// <summary>A file's lines.</summary>
    public IReadOnlyList<string>? LineList(int requirement) => File(requirement) is { } input ? FileForms.Lines(input).ToList() : null;

    /// <summary>A file's lines, streamed asynchronously.</summary>
    public IAsyncEnumerable<string>? LinesAsync(int requirement) => File(requirement) is { } input ? FileForms.LinesAsync(input, CancellationToken) : null;

    /// <summary>A file's bytes as a stream, closed when the task ends.</summary>
    public Stream? OpenRead(int requirement) => File(requirement)?.OpenRead();

    /// <summary>What an error in a file's content is said to be in: its path, or the task that made it.</summary>
    public string NameOf(int requirement) => File(requirement)?.DisplayName ?? _task.ToString()!;

    /// <summary>A delimited file's typed rows, streamed.</summary>
    public IEnumerable<TRow>? Delimited<TRow, TReader>(int requirement, byte separator, bool quoted)
        where TReader : struct, IDelimitedRow<TRow> =>
        File(requirement) is { } input ? FileForms.Delimited<TRow, TReader>(input, separator, quoted) : null;

    /// <summary>A delimited file's typed rows in memory.</summary>
    public IReadOnlyList<TRow>? DelimitedList<TRow, TReader>(int requirement, byte separator, bool quoted)
        where TReader : struct, IDelimitedRow<TRow> =>
        Delimited<TRow, TReader>(requirement, separator, quoted) is { } rows ? [.. rows] : null;

    /// <summary>The typed rows of a file of JSON Lines, streamed.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="naming">How members are named that are not named by themselves.</param>
    /// <param name="members">What is said of members beside their names and types.</param>
    public IEnumerable<TRow>? JsonLines<TRow, TCodec>(int requirement, JsonNaming naming, params JsonMember[] members)
        where TCodec : struct, IValueCodec<TRow> =>
        File(requirement) is { } input ? FileForms.JsonLines<TRow, TCodec>(input, naming, members) : null;

    /// <summary>The typed rows of a file of JSON Lines, streamed asynchronously.</summary>
    /// <inheritdoc cref="JsonLines"/>
    public IAsyncEnumerable<TRow>? JsonLinesAsync<TRow, TCodec>(int requirement, JsonNaming naming, params JsonMember[] members)
        where TCodec : struct, IValueCodec<TRow> =>
        File(requirement) is { } input ? FileForms.JsonLines<TRow, TCodec>(input, naming, members).ReadAsync(CancellationToken) : null;

    /// <summary>The typed rows of a file of JSON Lines in memory.</summary>
    /// <inheritdoc cref="JsonLines"/>
    public IReadOnlyList<TRow>? JsonLinesList<TRow, TCodec>(int requirement, JsonNaming naming, params JsonMember[] members)
        where TCodec : struct, IValueCodec<TRow> =>
        JsonLines<TRow, TCodec>(requirement, naming, members) is { } rows ? [.. rows] : null;

    /// <summary>The reader of a requirement that asked for one thing; <see langword="null"/> where it asked for several, or nothing.</summary>
    internal InputReader? Single(int requirement) => _readers[requirement] is [var input] ? input : null;

    /// <summary>Checks that what was read so far is what was recorded, and lets whoever reads it go on.</summary>
    /// <param name="seen">What was checked already, and takes what is checked now; <see langword="null"/> for all of it.</param>
    internal void Check(HashSet<InputReader>? seen = null)
    {
        foreach (var readers in _readers)
        {
            if (readers is LateInputs late)
                late.Check();
            for (var i = 0; i < readers.Count && readers is not LateInputs; i++)
            {
                if (seen?.Add(readers[i]) != false)
                    readers[i].Check();
            }
        }
    }

    /// <summary>Whether an input is of that key.</summary>
    internal bool Reads(TaskKey key) => _readers.Any(readers => readers.Any(r => r.Key == key));

    /// <summary>Checks that everything that was read is what was recorded.</summary>
    /// <param name="succeeded">Whether the task succeeded.</param>
    internal void Seal(bool succeeded)
    {
        foreach (var readers in _readers)
        {
            if (readers is LateInputs late)
                late.Seal();
            for (var i = 0; i < readers.Count && readers is not LateInputs; i++)
                readers[i].Seal();
        }

        Context.Dynamic?.Seal(succeeded);
    }

    /// <summary>Closes what is still open.</summary>
    internal void Close()
    {
        foreach (var readers in _readers)
        {
            if (readers is LateInputs late)
                late.Close();
            for (var i = 0; i < readers.Count && readers is not LateInputs; i++)
                readers[i].Close();
        }

        Context.Close();
    }

    private static T Wait<T>(ValueTask<T> value) => value.IsCompleted ? value.GetAwaiter().GetResult() : value.AsTask().GetAwaiter().GetResult();

    private static Artifact<T> Handle<T>(InputReader input) => new(typeof(T) == typeof(byte[]) ? input.AsFile() : input);

    private InputReader? File(int requirement) => One(requirement)?.AsFile();

    private InputReader? One(int requirement) => _readers[requirement] is [var input, ..] ? input : null;
}
