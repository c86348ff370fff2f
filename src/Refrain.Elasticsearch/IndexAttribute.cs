namespace Refrain.Elasticsearch;

/// <summary>Says which documents of Elasticsearch a parameter of <c>Run</c> writes: <c>[Index("orders", Key = ["OrderId"])] IndexPartition&lt;OrderRow&gt; orders</c>.</summary>
/// <param name="name">The index; where the task makes the whole of it (<see cref="IsWhole"/>), the alias that stands for it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IndexAttribute(string name) : Attribute
{
    /// <summary>The index, or the alias.</summary>
    public string Name => name;

    /// <summary>
    /// The members of the row type by which a row is told from the others of this task: a document's id is made from the task's key and these. None: from the number of the row, so that a row's
    /// document has another id when rows come before it.
    /// </summary>
    public string[] Key { get; init; } = [];

    /// <summary>
    /// Whether the task makes the whole index: it is made anew beside the old one, and the alias <see cref="Name"/> is moved to it in one step when all is there. Only one task of a store may be the one that makes it.
    /// </summary>
    public bool IsWhole { get; init; }
}
