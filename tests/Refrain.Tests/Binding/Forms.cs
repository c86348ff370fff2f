using System.Globalization;

namespace Refrain.Tests.Binding;

/// <summary>A row.</summary>
public sealed record Row(int Number, string Text);

/// <summary>A row of the delimited file.</summary>
public sealed record Line([property: Column("no")] int Number, string Text);

/// <summary>Makes rows.</summary>
[Task]
public sealed partial record Rows(int Count)
{
    public IEnumerable<Row> Run() => Enumerable.Range(1, Count).Select(i => new Row(i, $"row {i.ToString(CultureInfo.InvariantCulture)}"));
}

/// <summary>Makes a value.</summary>
[Task]
public sealed partial record Count(int Start)
{
    public async Task<int> Run(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        return Start;
    }
}

/// <summary>Writes a file of its own.</summary>
[Task]
public sealed partial record Written(string Text)
{
    public void Run(OutputFile file) => file.WriteAllText(Text);
}

/// <summary>Writes a file of its own, and waits.</summary>
[Task]
public sealed partial record WrittenLater(string Text)
{
    public async ValueTask Run(OutputFile file, CancellationToken token) => await file.WriteAllTextAsync(Text, token);
}

/// <summary>Data from outside that is read.</summary>
[Source]
public sealed partial record Weather(string City)
{
    public string Observe() => "1";

    public async Task<string> Read([Service] IFormatProvider format)
    {
        await Task.Yield();
        return string.Create(format, $"rain in {City}");
    }
}

/// <summary>Data from outside that is read as rows.</summary>
[Source]
public sealed partial record Readings(int Count)
{
    public ValueTask<string> Observe(CancellationToken token) => new("1");

    public IEnumerable<int> Read() => Enumerable.Range(0, Count);
}

/// <summary>Data from outside that tasks only depend on.</summary>
[Source]
public sealed partial record Tariff
{
    public Task<string> Observe() => Task.FromResult("2026");
}

/// <summary>Every form of rows.</summary>
[Task, Requires<Rows>]
public sealed partial record RowForms(int Count)
{
    [Requires] public Rows AsEnumerable => new(Count);

    [Requires] public Rows AsAsync => new(Count + 1);

    [Requires] public Rows AsList => new(Count + 2);

    [Requires] public Rows AsArray => new(Count + 3);

    [Requires] public Rows AsHandle => new(Count + 4);

    [Requires] public Rows AsBase => new(Count + 5);

    public async Task<string> Run(
        IReadOnlyList<Row> rows, IEnumerable<Row> asEnumerable, IAsyncEnumerable<Row> asAsync, List<Row> asList, Row[] asArray,
        Artifact<IReadOnlyList<Row>> asHandle, IEnumerable<object> asBase)
    {
        var later = new List<Row>();
        await foreach (var row in asAsync)
            later.Add(row);
        return string.Join(' ', rows.Count, asEnumerable.Count(), later.Count, asList.Count, asArray.Length, (await asHandle.ReadAsync()).Count, asBase.Count());
    }
}

/// <summary>Every form of values.</summary>
[Task]
public sealed partial record ValueForms(int Start, bool Optional)
{
    [Requires] public Count Plain => new(Start);

    [Requires] public Count Wider => new(Start + 1);

    [Requires] public Count Handle => new(Start + 2);

    [Requires] public Count? Absent => Optional ? new(Start + 3) : null;

    [Requires] public Rows? NoRows => Optional ? new(2) : null;

    [Requires] public Written? NoText => Optional ? new("text") : null;

    [Requires(OrderOnly = true)] public Tariff Tariff => new();

    public static async ValueTask<string> Run(int plain, long wider, Artifact<int> handle, int? absent, List<Row>? noRows, string? noText) =>
        string.Join(' ', plain, wider, await handle.ReadAsync(), absent?.ToString(CultureInfo.InvariantCulture) ?? "-", noRows?.Count.ToString(CultureInfo.InvariantCulture) ?? "-", noText ?? "-");
}

/// <summary>One output that two requirements ask for, each by its path.</summary>
[Task]
public sealed partial record SamePaths(int Start)
{
    [Requires] public Count One => new(Start);

    [Requires] public Count Other => new(Start);

    public static string Run(Artifact<int> one, Artifact<int> other)
    {
        using var reading = File.OpenRead(one.Path);
        return $"{File.ReadAllBytes(other.Path).AsSpan().SequenceEqual(File.ReadAllBytes(one.Path))} {one.Path == other.Path} {reading.Length > 0}";
    }
}

/// <summary>Every form of a fan-in.</summary>
[Task]
public sealed partial record FanInForms(int Parts)
{
    private IEnumerable<int> Numbers => Enumerable.Range(1, Parts).Reverse();

    [Requires] public IEnumerable<Count> Values => Numbers.Select(n => new Count(n));

    [Requires] public IReadOnlyList<Count> ByTask => [.. Numbers.Select(n => new Count(n * 10))];

    [Requires] public Count[] Handles => [.. Numbers.Select(n => new Count(n * 100))];

    [Requires] public IEnumerable<Rows> Lists => Numbers.Select(n => new Rows(n));

    [Requires] public IEnumerable<Rows> Streamed => Numbers.Select(n => new Rows(n));

    [Requires] public IEnumerable<Rows> Later => Numbers.Select(n => new Rows(n));

    [Requires] public IEnumerable<Rows> Whole => Numbers.Select(n => new Rows(n));

    [Requires] public IEnumerable<Rows> RowsByTask => Numbers.Select(n => new Rows(n));

    [Requires] public IEnumerable<Written> Files => Numbers.Select(n => new Written(new string('x', n)));

    public async Task<string> Run(
        IReadOnlyList<int> values, IReadOnlyDictionary<Count, int> byTask, IReadOnlyList<Artifact<int>> handles, IReadOnlyList<IReadOnlyList<Row>> lists,
        IEnumerable<Row> streamed, IAsyncEnumerable<Row> later, IReadOnlyList<Row> whole, IReadOnlyDictionary<Rows, IReadOnlyList<Row>> rowsByTask,
        IReadOnlyList<byte[]> files)
    {
        var read = 0;
        await foreach (var row in later)
            read += row.Number;
        var handed = new List<int>();
        foreach (var handle in handles)
            handed.Add(await handle.ReadAsync());
        return string.Join(
            ' ', string.Join(',', values), string.Join(',', byTask.Select(p => $"{p.Key.Start}={p.Value}")), string.Join(',', handed), string.Join(',', lists.Select(l => l.Count)),
            string.Join(',', streamed.Select(r => r.Number)), read, whole.Count, string.Join(',', rowsByTask.Select(p => $"{p.Key.Count}={p.Value.Count}")), string.Join(',', files.Select(f => f.Length)));
    }
}

/// <summary>Every form of a file.</summary>
[Task]
public sealed partial record FileForms(string Path)
{
    [Requires] public FileSource Bytes => new(Path);

    [Requires] public FileSource Text => new(Path);

    [Requires] public FileSource Lines => new(Path);

    [Requires] public FileSource LineList => new(Path);

    [Requires] public FileSource LinesLater => new(Path);

    [Requires] public FileSource Stream => new(Path);

    [Requires] public FileSource Handle => new(Path);

    [Requires] public FileSource Typed => new(Path);

    [Requires] public FileSource TypedList => new(Path);

    [Requires] public WrittenLater Own => new("a|b");

    public async Task<string> Run(
        byte[] bytes, string text, IEnumerable<string> lines, IReadOnlyList<string> lineList, IAsyncEnumerable<string> linesLater, Stream stream,
        Artifact<byte[]> handle, [Delimited('|')] IEnumerable<Line> typed, [Delimited('|', Quoted = true)] IReadOnlyList<Line> typedList, string[] own)
    {
        var later = 0;
        await foreach (var line in linesLater)
            later += line.Length;
        return string.Join(
            ' ', bytes.Length, text.Length, lines.Count(), lineList.Count, later, stream.ReadByte(), System.IO.Path.GetFileName(handle.Path),
            string.Join(',', typed.Select(l => $"{l.Number}{l.Text}")), string.Join(',', typedList.Select(l => $"{l.Number}{l.Text}")), own[0]);
    }
}

/// <summary>Sources, services and what else the framework hands over.</summary>
[Task]
public sealed partial record Handed([property: Requires] Weather Weather, int Count)
{
    [Requires] public Readings Readings => new(Count);

    public IAsyncEnumerable<string> Run(string weather, IReadOnlyList<int> readings, TaskContext context, [Service] IFormatProvider format, CancellationToken token) =>
        new[] { weather, string.Create(format, $"{readings.Sum()}"), string.Create(format, $"{context.Attempt}"), token == context.CancellationToken ? "token" : "" }.ToAsyncEnumerable();
}

/// <summary>Requirements that outputs decide: one of a value, then one of what that required.</summary>
[Task]
public sealed partial record Decided(int Start)
{
    [Requires] public Count First => new(Start);

    [Requires]
    public IEnumerable<Count> Third(IReadOnlyList<Row> second) => second.Select(row => new Count(row.Number * 10));

    [Requires]
    public Rows Second(int first) => new(first);

    [Requires]
    public Rows? Never(int first, IReadOnlyList<int> third) => first > third.Count ? new(1) : null;

    public string Run(IReadOnlyList<int> third, IReadOnlyList<Row>? never) => string.Join(',', third) + (never is null ? "" : " never");
}
