using System.Runtime.ExceptionServices;
using Refrain.Stores;

namespace Refrain;

/// <summary>
/// A stored artifact of which nothing but the version is looked up before something else is asked of it: a task may be handed very many, and open few of them or none.
/// </summary>
/// <param name="task">The task that made it.</param>
/// <param name="version">Its version.</param>
/// <param name="open">Gives the input of a position, and is called once for each. May block; thread-safe.</param>
/// <param name="position">The position of this one.</param>
internal sealed class LateInput(ITask task, ContentHash version, Func<int, StoredInput> open, int position) : InputReader(task)
{
    // What was opened, or why it could not be.
    private object? _input;
    private bool _closed;

    public override ContentHash Version => version;

    public override long Size => Input.Size;

    public override string Path => Input.Path;

    public override Stream OpenRead() => Input.OpenRead();

    public override InputReader AsFile() => Input.AsFile();

    public override ValueTask<T> Value<T>() => Input.Value<T>();

    public override ValueTask<IReadOnlyList<T>> List<T>() => Input.List<T>();

    public override ValueTask<IEnumerable<T>> Rows<T>() => Input.Rows<T>();

    public override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => Input.RowsAsync<T>();

    public override void Seal()
    {
        if (Volatile.Read(ref _input) is { } input)
            Opened(input).Seal();
    }

    public override void Check()
    {
        if (Volatile.Read(ref _input) is { } input)
            Opened(input).Check();
    }

    public override void Close()
    {
        StoredInput? input;
        lock (this)
        {
            _closed = true;
            input = _input as StoredInput;
        }

        input?.Close();
    }

    private StoredInput Input
    {
        get
        {
            if (Volatile.Read(ref _input) is { } known)
                return Opened(known);

            // There may be a million of these, most of them never opened: no lock of its own.
            lock (this)
            {
                if (_input is null)
                {
                    try
                    {
                        var input = open(position);
                        if (_closed)
                            input.Close();
                        Volatile.Write(ref _input, input);
                    }
                    catch (CorruptArtifactException e)
                    {
                        // The task may swallow it, and what it then made must not be complete.
                        Volatile.Write(ref _input, e);
                    }
                }

                return Opened(_input!);
            }
        }
    }

    private static StoredInput Opened(object input)
    {
        if (input is CorruptArtifactException failure)
            ExceptionDispatchInfo.Throw(failure);
        return (StoredInput)input;
    }
}
