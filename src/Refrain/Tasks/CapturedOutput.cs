namespace Refrain;

/// <summary>Keeps what a source's <c>Read</c> returned, as it is.</summary>
internal sealed class CapturedOutput : TaskOutput
{
    public object? Result { get; private set; }

    public override OutputFile File => throw new NotSupportedException("A source reads; it has no output file.");

    public override OutputFile PlacedFile(int place) => throw new NotSupportedException("A source reads; it writes to no place.");

    public override OutputDirectory PlacedFolder(int place) => throw new NotSupportedException("A source reads; it writes to no place.");

    public override TAttempt Attempt<TAttempt>(string target) => throw new NotSupportedException("A source reads; it writes to no target.");

    public override ValueTask Value<T>(T value) => Keep(value);

    public override ValueTask Rows<T>(IEnumerable<T> rows) => Keep(rows);

    public override ValueTask Rows<T>(IAsyncEnumerable<T> rows) => Keep(rows);

    private ValueTask Keep(object? result)
    {
        Result = result;
        return default;
    }
}
