namespace Refrain.Model;

/// <summary>What a parameter of <c>Run</c> writes to a target.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Table">The table; null for free SQL, and for what is no table.</param>
internal sealed record TargetModel(string Target, TableModel? Table)
{
    /// <summary>The index of Elasticsearch; null for tables and free SQL.</summary>
    public IndexModel? Index { get; init; }

    /// <summary>The place of a file or folder; null for others.</summary>
    public PlaceModel? Place { get; init; }

    /// <summary>Whether nobody sees what is written.</summary>
    public bool IsFree => Table is null && Index is null && Place is null;

    /// <summary>What documentation calls it.</summary>
    public string Shown => Table is { } table ? "table " + table.Name : Index is { } index ? "index " + index.Name : Place is { } place ? (place.IsFolder ? "folder " : "file ") + place.Path : "SQL";
}

/// <summary>A table that a task writes.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="RowType">The row type as generated code writes it.</param>
/// <param name="Columns">A C# type expression: the struct that writes its rows.</param>
/// <param name="IsWhole">Whether the whole table is the task's.</param>
/// <param name="Key">The columns of the key.</param>
/// <param name="Partition">The columns of the partition, each with its value as C#.</param>
internal sealed record TableModel(string Name, string RowType, string Columns, bool IsWhole, EquatableArray<string> Key, EquatableArray<PartitionColumnModel> Partition);

/// <summary>A column that has the value of a parameter of the task.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The value as C#.</param>
internal sealed record PartitionColumnModel(string Column, string Value);
