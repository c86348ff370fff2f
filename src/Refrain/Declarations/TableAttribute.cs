namespace Refrain;

/// <summary>Says which table a parameter of <c>Run</c> writes: <c>[Table("orders", Partition = ["day"])] SqlPartition&lt;OrderRow&gt; orders</c>.</summary>
/// <param name="name">The table's name, exactly as it is in the database; it is quoted, and made from the row type where it is missing.</param>
/// <remarks>
/// Columns are the members of the row type in order, each named by <see cref="ColumnAttribute"/>, or else as its member in snake case: <c>OrderId</c> is
/// <c>order_id</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TableAttribute(string name) : Attribute
{
    /// <summary>The table's name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The columns that say which rows are this task's: each has the value of the task's parameter of that name, and <see cref="SqlPartition{TRow}.Replace"/> deletes the rows that have these values.
    /// </summary>
    public string[] Partition { get; init; } = [];

    /// <summary>The columns by which <see cref="SqlPartition{TRow}.Upsert"/> finds the row to update: the primary key of a table that is made.</summary>
    public string[] Key { get; init; } = [];
}
