// A task is made once and kept; who wants it to begin early drops what it gives, and awaits it later.
public sealed class Once<T>(Func<Task<T>> make)
{
    private Task<T>? _task;

    public Task<T> Value => _task ??= make();

    public Task<T> Begin()
    {
        _task ??= make();
        return _task;
    }
}

[Task]
public sealed partial record LengthOnce(string File)
{
    [Requires] public FileSource Text => new(File);

    public async Task<int> Run(string text)
    {
        var length = new Once<int>(() => Task.Run(() => text.Length));
        _ = length.Begin();
        return await length.Value;
    }
}
