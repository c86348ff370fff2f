using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes how <c>Run</c>, <c>Observe</c> and <c>Read</c> are called.</summary>
internal static class RunEmitter
{
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    public static void Emit(SourceWriter writer, TaskModel task)
    {
        if (task.Observe is { } observe)
        {
            var awaits = observe.IsAwaited;
            var call = CallText.Of(task, observe);
            writer.Line($"{(awaits ? "async " : "")}{ValueTask}<string> global::Refrain.ISourceType.Observe(global::Refrain.TaskInputs inputs) => {(awaits ? call : $"new({call})")};");
        }
        if (task.Run is { } run && task.Output is { } output)
        {
            Run(writer, task, run, output);
        }
        if (task.Batch is { } batch)
        {
            Batch(writer, task, batch, task.Output!);
        }
    }

    private static void Batch(SourceWriter writer, TaskModel task, BatchModel batch, OutputModel output)
    {
        var awaits = batch.Call.IsAwaited;
        var write = output.Kind == StoredAs.Rows ? "output.Rows(result)" : $"output.Value<{output.TypeName}>(result)";
        writer.Line($"{(awaits ? "async " : "")}{ValueTask} global::Refrain.IBatchTask.RunBatch(global::Refrain.BatchInputs inputs, global::Refrain.BatchOutput output) => {(awaits ? "await " : "")}output.{(batch.IsByTask ? "ByTask" : "InOrder")}({CallText.Of(task, batch.Call)}, static (output, result) => {write});");
    }

    private static void Run(SourceWriter writer, TaskModel task, CallModel run, OutputModel output)
    {
        var awaits = run.IsAwaited;
        var head = $"{(awaits ? "async " : "")}{ValueTask} global::Refrain.ITaskType.Run(global::Refrain.TaskInputs inputs, global::Refrain.TaskOutput output)";
        var call = CallText.Of(task, run);
        if (output.Kind == StoredAs.File || output.IsReceipt)
        {
            if (awaits)
            {
                writer.Line($"{head} => {call};");
            }
            else
            {
                writer.Open(head).Line(call + ";").Line("return default;").Close();
            }
            return;
        }
        var stored = output.Kind == StoredAs.Rows ? $"output.Rows({call})" : $"output.Value<{output.TypeName}>({call})";
        writer.Line($"{head} => {(awaits ? "await " : "")}{stored};");
    }
}
