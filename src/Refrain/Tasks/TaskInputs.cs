using Refrain.Delimited;

namespace Refrain;

/// <summary>
/// The outputs of what a task requires, in every form that a parameter of <c>Run</c> can take. Requirements are named by their position in
/// the descriptor; an optional one that asked for nothing gives <see langword="null"/>. Called by generated code.
/// </summary>
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

    /// <summary>Whether the requirement asked for anything.</summary>
    public bool Has(int requirement) => _readers[requirement].Count > 0;

    /// <summary>The output as a value.</summary>
    public async ValueTask<T?> Value<T>(int requirement) => One(requirement) is { } input ? await input.Value<T>() : default;

    /// <summary>All rows in memory.</summary>
    public async ValueTask<IReadOnlyList<T>?> List<T>(int requirement) => One(requirement) is { } input ? await input.List<T>() : null;

    /// <summary>The rows, streamed.</summary>
    public async ValueTask<IEnumerable<T>?> Rows<T>(int requirement) => One(requirement) is { } input ? await input.Rows<T>() : null;

    /// <summary>The rows, streamed asynchronously.</summary>
    public async ValueTask<IAsyncEnumerable<T>?> RowsAsync<T>(int requirement) => One(requirement) is { } input ? await input.RowsAsync<T>() : null;

    /// <summary>A handle.</summary>
    public ValueTask<Artifact<T>?> Artifact<T>(int requirement) => new(One(requirement) is { } input ? new Artifact<T>(input) : null);

    /// <summary>A fan-in: the values in the order of the requirement.</summary>
    public async ValueTask<IReadOnlyList<T>> Values<T>(int requirement)
    {
        var values = new List<T>(_readers[requirement].Count);
        foreach (var input in _readers[requirement])
            values.Add(await input.Value<T>());
        return values;
    }

    /// <summary>A fan-in: the rows of each, in the order of the requirement.</summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<T>>> ListValues<T>(int requirement)
    {
        var values = new List<IReadOnlyList<T>>(_readers[requirement].Count);
        foreach (var input in _readers[requirement])
            values.Add(await input.List<T>());
        return values;
    }

    /// <summary>A fan-in: the values by their tasks, enumerated in the order of the requirement.</summary>
    public async ValueTask<IReadOnlyDictionary<TTask, T>> Dictionary<TTask, T>(int requirement)
        where TTask : ITask =>
        FanIn.ByTask(_readers[requirement].Select(r => (TTask)r.Task), await Values<T>(requirement));

    /// <summary>A fan-in: the rows of each by their tasks, enumerated in the order of the requirement.</summary>
    public async ValueTask<IReadOnlyDictionary<TTask, IReadOnlyList<T>>> ListDictionary<TTask, T>(int requirement)
        where TTask : ITask =>
        FanIn.ByTask(_readers[requirement].Select(r => (TTask)r.Task), await ListValues<T>(requirement));

    /// <summary>A fan-in of row sequences as one sequence, streamed.</summary>
    public async ValueTask<IEnumerable<T>> ConcatRows<T>(int requirement)
    {
        var parts = new List<IEnumerable<T>>(_readers[requirement].Count);
        foreach (var input in _readers[requirement])
            parts.Add(await input.Rows<T>());
        return parts.SelectMany(p => p);
    }

    /// <summary>A fan-in of row sequences as one list.</summary>
    public async ValueTask<IReadOnlyList<T>> ConcatList<T>(int requirement) => [.. await ConcatRows<T>(requirement)];

    /// <summary>A fan-in of row sequences as one sequence, streamed asynchronously.</summary>
    public ValueTask<IAsyncEnumerable<T>> ConcatRowsAsync<T>(int requirement) => new(FanIn.Concat<T>(_readers[requirement]));

    /// <summary>A fan-in: handles in the order of the requirement.</summary>
    public ValueTask<IReadOnlyList<Artifact<T>>> Artifacts<T>(int requirement) =>
        new([.. _readers[requirement].Select(r => new Artifact<T>(r))]);

    /// <summary>A file's bytes.</summary>
    public async ValueTask<byte[]?> Bytes(int requirement)
    {
        if (One(requirement) is not { } input)
            return null;
        await using var stream = input.OpenRead();
        return await FileForms.ReadBytesAsync(stream, CancellationToken);
    }

    /// <summary>A file's UTF-8 text.</summary>
    public async ValueTask<string?> Text(int requirement)
    {
        if (One(requirement) is not { } input)
            return null;
        using var reader = FileForms.OpenText(input);
        return await reader.ReadToEndAsync(CancellationToken);
    }

    /// <summary>A file's lines, streamed.</summary>
    public ValueTask<IEnumerable<string>?> Lines(int requirement) => new(One(requirement) is { } input ? FileForms.Lines(input) : null);

    /// <summary>A file's lines.</summary>
    public ValueTask<IReadOnlyList<string>?> LineList(int requirement) => new(One(requirement) is { } input ? FileForms.Lines(input).ToList() : null);

    /// <summary>A file's lines, streamed asynchronously.</summary>
    public ValueTask<IAsyncEnumerable<string>?> LinesAsync(int requirement) =>
        new(One(requirement) is { } input ? FileForms.LinesAsync(input, CancellationToken) : null);

    /// <summary>A file's bytes as a stream, closed when the task ends.</summary>
    public ValueTask<Stream?> OpenRead(int requirement) => new(One(requirement)?.OpenRead());

    /// <summary>A delimited file's typed rows, streamed.</summary>
    public ValueTask<IEnumerable<TRow>?> Delimited<TRow, TReader>(int requirement, byte separator, bool quoted)
        where TReader : struct, IDelimitedRow<TRow> =>
        new(One(requirement) is { } input ? FileForms.Delimited<TRow, TReader>(input, separator, quoted) : null);

    /// <summary>A delimited file's typed rows in memory.</summary>
    public async ValueTask<IReadOnlyList<TRow>?> DelimitedList<TRow, TReader>(int requirement, byte separator, bool quoted)
        where TReader : struct, IDelimitedRow<TRow> =>
        await Delimited<TRow, TReader>(requirement, separator, quoted) is { } rows ? [.. rows] : null;

    /// <summary>Checks that everything that was read is what was recorded.</summary>
    internal void Seal()
    {
        foreach (var readers in _readers)
        {
            foreach (var reader in readers)
                reader.Seal();
        }
    }

    /// <summary>Closes what is still open.</summary>
    internal void Close()
    {
        foreach (var readers in _readers)
        {
            foreach (var reader in readers)
                reader.Close();
        }
    }

    private InputReader? One(int requirement) => _readers[requirement] is [var input, ..] ? input : null;
}
