using Refrain.Hosting.Arguments;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Lists the task types.</summary>
internal static class ListVerb
{
    public static ExitCode Run(Surroundings surroundings, bool asJson)
    {
        if (asJson)
            WriteJson(surroundings);
        else
            WriteLines(surroundings);
        return ExitCode.Done;
    }

    private static void WriteLines(Surroundings surroundings)
    {
        foreach (var task in surroundings.Registry.Tasks)
        {
            surroundings.Out.WriteLine(PlainText.Clean($"{JsonOutput.Name(task.Kind),-7} {task.Name}  {task.Summary}".TrimEnd()));
            foreach (var option in TaskOption.Of(task))
            {
                var parameter = option.Parameter;
                var standing = option.IsRequired ? " (required)" : option.DefaultTextOf(task) is { } value ? $" = {(value.Length == 0 ? "\"\"" : value)}" : "";
                surroundings.Out.WriteLine(PlainText.Clean($"          {option.Name} <{option.TypeText}>{standing}  {parameter.Summary}".TrimEnd()));
            }
        }
    }

    private static void WriteJson(Surroundings surroundings) => JsonOutput.Write(surroundings.Out, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("tasks");
        foreach (var task in surroundings.Registry.Tasks)
        {
            json.WriteStartObject();
            TaskJson.WriteType(task, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
