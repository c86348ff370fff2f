// A visitor over a tree, recursion, pattern matching and a memo of its own.
public abstract record Node
{
    public abstract T Accept<T>(IVisitor<T> visitor);
}

public sealed record Leaf(int Value) : Node
{
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Visit(this);
}

public sealed record Branch(Node Left, Node Right) : Node
{
    public override T Accept<T>(IVisitor<T> visitor) => visitor.Visit(this);
}

public interface IVisitor<out T>
{
    T Visit(Leaf leaf);

    T Visit(Branch branch);
}

public sealed class SumOf : IVisitor<long>
{
    private readonly Dictionary<Node, long> _memo = new(ReferenceEqualityComparer.Instance);

    public long Visit(Leaf leaf) => leaf.Value;

    public long Visit(Branch branch)
    {
        if (_memo.TryGetValue(branch, out var sum))
            return sum;
        sum = branch.Left.Accept(this) + branch.Right.Accept(this);
        _memo[branch] = sum;
        return sum;
    }
}

[Task]
public sealed partial record TreeSum(string File)
{
    [Requires] public FileSource Values => new(File);

    public long Run(IReadOnlyList<string> values) => Build(values.Select(int.Parse).ToArray()).Accept(new SumOf());

    private static Node Build(ReadOnlySpan<int> values) =>
        values.Length == 1 ? new Leaf(values[0]) : new Branch(Build(values[..(values.Length / 2)]), Build(values[(values.Length / 2)..]));
}
