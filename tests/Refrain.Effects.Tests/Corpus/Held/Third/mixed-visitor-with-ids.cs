// A visitor gives each node an id by chance; the tree itself is plain.
public abstract record Node
{
    public abstract string Accept(NodeVisitor visitor);
}

public sealed record Leaf(string Text) : Node
{
    public override string Accept(NodeVisitor visitor) => visitor.Visit(this);
}

public sealed record Branch(Node Left, Node Right) : Node
{
    public override string Accept(NodeVisitor visitor) => visitor.Visit(this);
}

public sealed class NodeVisitor
{
    public string Visit(Leaf leaf) => $"<leaf id='{Guid.NewGuid():N}'>{leaf.Text}</leaf>"; // RFN102

    public string Visit(Branch branch) => $"<branch>{branch.Left.Accept(this)}{branch.Right.Accept(this)}</branch>";
}

[Task]
public sealed partial record Tree(string Left, string Right)
{
    public string Run() => new Branch(new Leaf(Left), new Leaf(Right)).Accept(new NodeVisitor());
}
