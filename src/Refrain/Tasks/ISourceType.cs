namespace Refrain;

/// <summary>What is generated of a source besides what every task has. Implemented by generated code alone.</summary>
public interface ISourceType : ITaskType
{
    /// <summary>Observes the source: its current version as text.</summary>
    ValueTask<string> Observe(TaskInputs inputs);
}
