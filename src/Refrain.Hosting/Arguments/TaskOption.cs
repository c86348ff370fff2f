using System.Collections;
using Refrain.Keys;

namespace Refrain.Hosting.Arguments;

/// <summary>A value that the command line can give to a task: a parameter, or a member of a record that is one.</summary>
/// <param name="Path">The parameter's name, members as <c>Data.Posts</c>.</param>
/// <param name="Name">The option's name, with its dashes.</param>
/// <param name="Parameter">The parameter or member.</param>
/// <param name="IsRequired">Whether it must be given.</param>
internal sealed record TaskOption(string Path, string Name, Parameter Parameter, bool IsRequired)
{
    /// <summary>Whether the option alone stands for <c>true</c>.</summary>
    public bool IsFlag => Parameter.Type == typeof(bool) || Parameter.Type == typeof(bool?);

    /// <summary>Whether the option can be given several times.</summary>
    public bool IsRepeatable { get; } =
        Parameter.Type != typeof(string) && Parameter.Type != typeof(byte[])
        && typeof(IEnumerable).IsAssignableFrom(Nullable.GetUnderlyingType(Parameter.Type) ?? Parameter.Type);

    /// <summary>What the option takes: the parameter's type; of a list, an element's with an ellipsis.</summary>
    public string TypeText
    {
        get
        {
            var type = Nullable.GetUnderlyingType(Parameter.Type) ?? Parameter.Type;
            return !IsRepeatable ? Arguments.TypeText.Of(Parameter.Type)
                : type.IsArray ? Arguments.TypeText.Of(type.GetElementType()!) + "…"
                : type.GetGenericArguments() is [var element] ? Arguments.TypeText.Of(element) + "…"
                : Arguments.TypeText.Of(type);
        }
    }

    /// <summary>The default as text; <see langword="null"/> where there is none.</summary>
    /// <param name="task">The task whose option it is.</param>
    /// <exception cref="UsageException">The codec of the parameter's type, which is the program's own, cannot format it.</exception>
    public string? DefaultTextOf(TaskDescriptor task)
    {
        try
        {
            return Parameter.DefaultText;
        }
        catch (KeyCodecException e)
        {
            throw new UsageException($"The default of the parameter '{Path}' of {task.ShortName} cannot be shown. {e.Message}", e);
        }
    }

    /// <summary>The options of a task, in the order of the declarations.</summary>
    public static IReadOnlyList<TaskOption> Of(TaskDescriptor descriptor)
    {
        var found = new List<(string Path, Parameter Parameter, bool IsRequired)>();
        Collect(descriptor.Parameters, "", isRequired: true, found);
        var names = OptionNames.Of([.. found.Select(f => f.Path)]);
        return [.. found.Select((f, i) => new TaskOption(f.Path, "--" + names[i], f.Parameter, f.IsRequired))];
    }

    private static void Collect(IReadOnlyList<Parameter> parameters, string prefix, bool isRequired, List<(string, Parameter, bool)> found)
    {
        foreach (var parameter in parameters)
        {
            var needed = isRequired && !parameter.HasDefault;
            if (parameter.Members.Count == 0)
                found.Add((prefix + parameter.Name, parameter, needed));
            else
                Collect(parameter.Members, prefix + parameter.Name + ".", needed, found);
        }
    }
}
