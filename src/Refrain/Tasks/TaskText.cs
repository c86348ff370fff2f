using System.Text;

namespace Refrain;

/// <summary>The texts of a task's parameters for people to read. Immutable.</summary>
internal sealed class TaskText
{
    private readonly TaskDescriptor _descriptor;
    private readonly IReadOnlyList<(Parameter Parameter, string Text)> _values;

    internal TaskText(TaskDescriptor descriptor, IReadOnlyList<(Parameter Parameter, string Text)> values)
    {
        _descriptor = descriptor;
        _values = values;
    }

    /// <summary>Of what task type the texts are.</summary>
    internal TaskDescriptor Descriptor => _descriptor;

    /// <summary>The parameters and their texts in the order of declaration.</summary>
    internal IReadOnlyList<(Parameter Parameter, string Text)> Values => _values;

    /// <summary>The task as <c>TopUsers(Dataset: ldbc, Count: 10)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_descriptor.ShortName).Append('(');
        for (var i = 0; i < _values.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(_values[i].Parameter.Name).Append(": ").Append(_values[i].Text);
        return text.Append(')').ToString();
    }
}
