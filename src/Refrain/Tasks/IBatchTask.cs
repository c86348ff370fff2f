namespace Refrain;

/// <summary>What is generated of a task that has <c>RunBatch</c>. Implemented by generated code alone.</summary>
public interface IBatchTask : ITaskType
{
    /// <summary>Binds the inputs of all tasks of a batch, runs them together and hands their results to <paramref name="output"/>. Called on any of them.</summary>
    ValueTask RunBatch(BatchInputs inputs, BatchOutput output);

    /// <summary>A task without a <c>Run</c> of its own runs as a batch of one.</summary>
    ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => BatchOfOne.RunAsync(this, inputs, output);
}
