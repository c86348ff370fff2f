namespace Refrain;

/// <summary>What is generated of a task that has requirements which depend on outputs of others. Implemented by generated code alone.</summary>
public interface IRuntimeRequirements : ITaskType
{
    /// <summary>Evaluates one runtime requirement.</summary>
    ValueTask RequireAtRuntime(int requirement, TaskInputs inputs, RequirementSet set);
}
