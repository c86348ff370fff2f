using System.Text.Json;
using Refrain.Hosting.Arguments;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>What JSON says of tasks and of task types, wherever it says it.</summary>
internal static class TaskJson
{
    /// <summary>Writes <c>name</c>, <c>task</c> and <c>key</c> of an instance.</summary>
    public static void WriteIdentity(ITask task, string name, Utf8JsonWriter json)
    {
        json.WriteString("name", name);
        json.WriteString("task", TaskRegistry.ShownTextOf(task));
        json.WriteString("key", task.Key.ToString());
    }

    /// <summary>Writes <c>name</c>, <c>shortName</c>, <c>kind</c>, <c>summary</c> and <c>parameters</c> of a type.</summary>
    public static void WriteType(TaskDescriptor descriptor, Utf8JsonWriter json)
    {
        json.WriteString("name", descriptor.Name);
        json.WriteString("shortName", descriptor.ShortName);
        json.WriteString("kind", JsonOutput.Name(descriptor.Kind));
        json.WriteString("summary", descriptor.Summary);
        json.WriteStartArray("parameters");
        foreach (var option in TaskOption.Of(descriptor))
        {
            json.WriteStartObject();
            json.WriteString("name", option.Path);
            json.WriteString("option", option.Name);
            json.WriteString("type", TypeText.Of(option.Parameter.Type));
            json.WriteString("summary", option.Parameter.Summary);
            json.WriteBoolean("required", option.IsRequired);
            json.WriteString("default", option.DefaultTextOf(descriptor));
            json.WriteBoolean("significant", option.Parameter.IsSignificant);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
