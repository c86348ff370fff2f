using System.Globalization;
using Refrain.Stores;

namespace Refrain;

/// <summary>
/// What a task asks for while it runs. Thread-safe; closed when the task has ended, after which asking throws. What could not be given is remembered, so that a task
/// which swallows that does not pass for complete.
/// </summary>
/// <param name="task">The task that asks.</param>
/// <param name="ask">
/// Brings tasks up to date and opens what they made, in order; with it the number of answers that there have been before. Throws <see cref="RequiredTaskException"/> where
/// that cannot be.
/// </param>
internal sealed class DynamicInputs(ITask task, Func<IReadOnlyList<ITask>, Task<(int Step, IReadOnlyList<InputReader> Inputs)>> ask)
{
    private readonly Lock _gate = new();

    // Most tasks ask for nothing.
    private Dictionary<TaskKey, (int Step, InputReader Input)>? _given;
    private Exception? _failure;
    private int _open;
    private bool _closed;

    /// <summary>What was given, in the order of the steps, and of the keys within each.</summary>
    public IReadOnlyList<CatalogInput> Recorded => _given is null
        ? []
        : [.. _given.OrderBy(g => g.Value.Step).ThenBy(g => g.Key).Select(g => new CatalogInput(g.Key, g.Value.Input.Version, g.Value.Step.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The outputs of tasks, in order.</summary>
    public async Task<IReadOnlyList<TOutput>> RequireAsync<TOutput>(IReadOnlyList<ITask<TOutput>> tasks)
    {
        if (tasks.FirstOrDefault(t => TaskDescriptor.Of(t).Output is not Codecs.OutputCodec<TOutput>) is { } other)
            throw new ArgumentException($"{other} is asked for by {task} and has no output of type {typeof(TOutput)}: only tasks can be asked for, as what they make. Require a source with [Requires].", nameof(tasks));
        if (tasks.Count == 0)
            return [];
        lock (_gate)
        {
            if (_closed)
                throw new InvalidOperationException($"{task} asks for {tasks[0]} after it has ended. Await every RequireAsync within Run.");
            _open++;
        }

        try
        {
            var (step, inputs) = await ask([.. tasks]).ConfigureAwait(false);
            lock (_gate)
            {
                _given ??= [];
                foreach (var input in inputs)
                    _given.TryAdd(input.Task.Key, (step, input));
            }

            var outputs = new TOutput[tasks.Count];
            for (var i = 0; i < outputs.Length; i++)
                outputs[i] = await inputs[i].Value<TOutput>().ConfigureAwait(false);
            return outputs;
        }
        catch (Exception e)
        {
            lock (_gate)
                _failure ??= e;
            throw;
        }
        finally
        {
            lock (_gate)
                _open--;
        }
    }

    /// <summary>Checks, when the task has ended, that it got what it asked for, and that this was intact.</summary>
    /// <param name="succeeded">Whether the task succeeded: one that failed need not have waited for what it asked for.</param>
    /// <exception cref="InvalidOperationException">It did not wait for it.</exception>
    public void Seal(bool succeeded)
    {
        lock (_gate)
        {
            foreach (var input in Given())
                input.Seal();
            if (_failure is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
            if (succeeded && _open > 0)
                throw new InvalidOperationException($"{task} has ended and does not wait for what it asked for. Await every RequireAsync within Run.");
        }
    }

    /// <summary>Closes what is still open.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var input in Given())
                input.Close();
        }
    }

    private IEnumerable<InputReader> Given() => _given is null ? [] : _given.Values.Select(static g => g.Input);
}
