using System.Text;

namespace Refrain;

/// <summary>Collects the texts of a task's parameters for people to read. Not thread-safe.</summary>
public sealed class TaskText
{
    private readonly TaskDescriptor _descriptor;
    private readonly List<(Parameter Parameter, string Text)> _values;

    internal TaskText(TaskDescriptor descriptor)
    {
        _descriptor = descriptor;
        _values = new(descriptor.Parameters.Count);
    }

    /// <summary>Of what task type the texts are.</summary>
    internal TaskDescriptor Descriptor => _descriptor;

    /// <summary>The parameters and their texts in the order of declaration.</summary>
    internal IReadOnlyList<(Parameter Parameter, string Text)> Values => _values;

    /// <summary>Adds the value of the parameter that comes next in the order of declaration.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    public void Add<T>(T value)
    {
        var parameter = (Parameter<T>)_descriptor.Parameters[_values.Count];
        _values.Add((parameter, parameter.Codec.Format(value)));
    }

    /// <summary>The task as <c>TopUsers(Dataset: ldbc, Count: 10)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_descriptor.ShortName).Append('(');
        for (var i = 0; i < _values.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(_values[i].Parameter.Name).Append(": ").Append(_values[i].Text);
        return text.Append(')').ToString();
    }
}
