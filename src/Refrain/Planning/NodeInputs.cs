using System.Collections;

namespace Refrain.Planning;

/// <summary>The inputs of a node as its trace has them, seen through the node: nothing is copied for a task that proves to be up to date.</summary>
internal sealed class NodeInputs : IReadOnlyList<TraceInput>
{
    private readonly Node[][] _required;
    private int _requirement;
    private int _before;

    public NodeInputs(Node node)
    {
        _required = node.Required;
        foreach (var required in _required)
            Count += required.Length;
    }

    public int Count { get; }

    /// <summary>An input by its position among all; asked in rising order, each costs the same.</summary>
    public TraceInput this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            if (index < _before)
                _requirement = _before = 0;
            while (index - _before >= _required[_requirement].Length)
                _before += _required[_requirement++].Length;
            var input = _required[_requirement][index - _before];
            return new(input.Task, input.Version);
        }
    }

    public IEnumerator<TraceInput> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
