namespace Refrain.Planning;

/// <summary>The inputs of a node as its trace has them, seen through the node: nothing is copied for a task that proves to be up to date.</summary>
internal readonly struct NodeInputs(Node node)
{
    public Enumerator GetEnumerator() => new(node.Required);

    /// <summary>Goes through the requirements in order, and through what each asks for.</summary>
    internal struct Enumerator(NodeRequirements required)
    {
        private int _requirement;
        private int _position = -1;

        public readonly TraceInput Current
        {
            get
            {
                var input = required[_requirement][_position];
                return new(input.Task, input.Version);
            }
        }

        public bool MoveNext()
        {
            _position++;
            while (_requirement < required.Length && _position == required[_requirement].Length)
                (_requirement, _position) = (_requirement + 1, 0);
            return _requirement < required.Length;
        }
    }
}
