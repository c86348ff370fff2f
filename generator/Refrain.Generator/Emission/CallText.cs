using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Calls of a task's own methods with their inputs bound.</summary>
internal static class CallText
{
    /// <summary>The call as an expression, awaited where the method is asynchronous.</summary>
    public static string Of(TaskModel task, CallModel call)
    {
        var text = $"{Owner(task, call)}{call.Identifier}({string.Join(", ", call.Inputs.Select(Input))})";
        return !call.IsAwaited ? text : call.MayGiveNull ? $"await ({text} ?? throw inputs.NotStarted({Literals.Text(call.Identifier)}))" : $"await {text}";
    }

    /// <summary>This task or, for a static member, its type, with a dot.</summary>
    public static string Owner(TaskModel task, CallModel call) => call.IsStatic ? task.Type.Code + "." : "this.";

    private static string Input(InputModel input)
    {
        var given = input.Each.Length == 0 ? One(input) : $"inputs.Each<{input.Each}>({Literals.Number(input.Requirement)}, static inputs => {One(input)})";
        return input.IsEachCopied ? $"[.. {given}]" : given;
    }

    private static string One(InputModel input)
    {
        if (input.Wrapper.Length > 0)
        {
            return $"new {input.Wrapper}({One(input with { Wrapper = "" })})";
        }
        if (input.Target is { } target)
        {
            return TargetText.Of(target);
        }
        var owner = input.Owner == InputOwner.Output ? "output." : "inputs.";
        if (input.Kind == InputKind.Property)
        {
            return owner + input.Member;
        }
        var generic = input.TypeArguments.Length == 0 ? "" : $"<{input.TypeArguments}>";
        if (input.Kind == InputKind.Method)
        {
            return $"{owner}{input.Member}{generic}()";
        }
        var position = Literals.Number(input.Requirement);
        var options = input.Options.Length == 0 ? "" : ", " + input.Options;
        // The runtime's forms are null for an optional requirement that asked for nothing.
        var read = input.Reader.Length == 0 ? $"{owner}{input.Member}{generic}({position}{options})!" : $"{input.Reader}.{input.Member}{generic}(inputs, {position})!";
        if (input.IsCopied)
        {
            read = $"[.. {read}]";
        }
        return input.IsOptional ? $"inputs.Has({position}) ? {read} : null" : read;
    }
}
