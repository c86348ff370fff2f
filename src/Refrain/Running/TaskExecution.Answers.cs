using Refrain.Planning;

namespace Refrain.Running;

// What tasks ask for while they run.
internal sealed partial class TaskExecution
{
    /// <summary>An attempt at a task that is run. There is one for each task of a run, and most ask for nothing.</summary>
    private sealed class Attempted(TaskExecution execution, Node node, IAttempt of) : ITaskAnswerer
    {
        private WaitingTime? _waited;

        public ITask Task => node.Task;

        /// <summary>How long the task has waited for what it asked for.</summary>
        public TimeSpan Waited => _waited?.Total ?? TimeSpan.Zero;

        public void Progressed(double fraction) => of.Progressed(fraction);

        public void Strayed(StrayResultException stray) => of.Strayed(stray);

        public async Task<(int Step, IReadOnlyList<InputReader> Inputs)> AnswerAsync(IReadOnlyList<ITask> tasks, TaskContext context)
        {
            var waited = LazyInitializer.EnsureInitialized(ref _waited, execution.NewWaitingTime);
            waited.Begin();
            (int Step, IReadOnlyList<Node> Nodes) answer;
            try
            {
                answer = await of.AskAsync(tasks);
            }
            finally
            {
                waited.End();
            }

            return (answer.Step, await execution.ReadersOfAsync(answer.Nodes, context, context.CancellationToken));
        }
    }

    /// <summary>A task that is run once more to see what it makes: it is given what is stored of what it asked for when it was made.</summary>
    private sealed class Rehearsed(TaskExecution execution, Node node) : ITaskAnswerer
    {
        public ITask Task => node.Task;

        public void Progressed(double fraction)
        {
            // Nobody waits for it.
        }

        public void Strayed(StrayResultException stray)
        {
            // It has all the time it takes, after which the result's error is thrown.
        }

        public Task<(int Step, IReadOnlyList<InputReader> Inputs)> AnswerAsync(IReadOnlyList<ITask> tasks, TaskContext context) => execution.RecalledAsync(node, tasks, context);
    }

    private WaitingTime NewWaitingTime() => new(options.Time);

    private async Task<(int Step, IReadOnlyList<InputReader> Inputs)> RecalledAsync(Node node, IReadOnlyList<ITask> tasks, TaskContext context)
    {
        var then = node.Current?.DynamicInputs ?? [];
        if (tasks.FirstOrDefault(t => !then.Any(i => i.Key == t.Key)) is { } other)
            throw new RequirementException($"{node.Task} asks for {other}, which it did not ask for when it was made.");
        var entries = await store.Catalog.FindAsync([.. tasks.Select(t => t.Key)], withBytes: false, context.CancellationToken);
        return (0, [.. tasks.Select(t => new StoredInput(t, TaskDescriptor.Of(t), entries.GetValueOrDefault(t.Key) ?? throw Gone(t, then.First(i => i.Key == t.Key).Version), store, context, options.Targets))]);
    }
}
