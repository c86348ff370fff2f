namespace Refrain.Model;

/// <summary>What a task stores.</summary>
/// <param name="Kind">How it is stored.</param>
/// <param name="TypeName">What <c>ITask&lt;T&gt;</c> says, as C#: for rows the list of the row type.</param>
/// <param name="Shown">The same as documentation shows it.</param>
internal sealed record OutputModel(StoredAs Kind, string TypeName, string Shown)
{
    /// <summary>The value, or the row; null for a file and for what a source reads, which is not stored.</summary>
    public ValuePart? Value { get; init; }

    /// <summary>Whether it is the receipts of what is written to targets, which the method does not return.</summary>
    public bool IsReceipt { get; init; }
}

/// <summary>How an output is stored.</summary>
internal enum StoredAs
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>A sequence of rows.</summary>
    Rows,

    /// <summary>The bytes that were written to an <c>OutputFile</c>.</summary>
    File,
}
