using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes which instances a task requires.</summary>
internal static class RequirementEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        if (task.Requirements.Any(static r => !r.IsRuntime))
        {
            writer.Open("void global::Refrain.ITaskType.Require(global::Refrain.RequirementSet set)");
            for (var i = 0; i < task.Requirements.Count; i++)
            {
                if (task.Requirements[i] is { IsRuntime: false } requirement)
                {
                    writer.Line(Add(task, i, Static(task, requirement)));
                }
            }
            writer.Close();
        }
        if (task.Requirements.Any(static r => r.IsRuntime))
        {
            AtRuntime(writer, task);
        }
    }

    private static void AtRuntime(SourceWriter writer, TaskModel task)
    {
        var awaits = task.Requirements.Any(static r => r.IsRuntime && r.Member!.IsAwaited);
        writer
            .Open($"{(awaits ? "async " : "")}global::System.Threading.Tasks.ValueTask global::Refrain.IRuntimeRequirements.RequireAtRuntime(int requirement, global::Refrain.TaskInputs inputs, global::Refrain.RequirementSet set)")
            .Open("switch (requirement)");
        for (var i = 0; i < task.Requirements.Count; i++)
        {
            if (task.Requirements[i] is { IsRuntime: true } requirement)
            {
                writer.Line($"case {Literals.Number(i)}: {Add(task, i, CallText.Of(task, requirement.Member!))} break;");
            }
        }
        writer.Close();
        if (!awaits)
        {
            writer.Line("return default;");
        }
        writer.Close();
    }

    private static string Add(TaskModel task, int index, string value) =>
        $"set.{(task.Requirements[index].Cardinality == RequirementCardinality.Many ? "AddMany" : "Add")}({Literals.Number(index)}, {(IsFolder(task, index) ? $"global::Refrain.DirectorySource.WithContents({value})" : value)});";

    /// <summary>Whether something takes the handle of a folder, so that what is in its files counts beside their names.</summary>
    private static bool IsFolder(TaskModel task, int index) =>
        task.Requirements.Select(static r => r.Member).Append(task.Run).Append(task.Batch?.Call)
            .Any(call => call is not null && call.Inputs.Any(input => input.IsFolder && input.Requirement == index));

    private static string Static(TaskModel task, RequirementModel requirement) => requirement.Origin switch
    {
        RequirementOrigin.TypeAttribute => PassThrough(requirement),
        RequirementOrigin.Method => CallText.Of(task, requirement.Member!),
        _ => CallText.Owner(task, requirement.Member!) + requirement.Member!.Identifier,
    };

    private static string PassThrough(RequirementModel requirement)
    {
        var positional = requirement.PassThrough.Where(static p => p.Place == ParameterPlace.Positional)
            .Select(static p => (p.IsNamed ? p.Identifier + ": " : "") + "this." + p.Identifier);
        var members = requirement.PassThrough.Where(static p => p.Place == ParameterPlace.Init)
            .Select(static p => $"{p.Identifier} = this.{p.Identifier}").ToList();
        var made = $"new {requirement.Task}({string.Join(", ", positional)})";
        return members.Count == 0 ? made : $"{made} {{ {string.Join(", ", members)} }}";
    }
}
