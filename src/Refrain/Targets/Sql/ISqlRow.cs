namespace Refrain.Targets;

/// <summary>How the values of a row type are the columns of a table. Implemented by generated structs.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public interface ISqlRow<in TRow>
{
    /// <summary>The columns in order; a new array each time.</summary>
    static abstract SqlColumn[] Columns { get; }

    /// <summary>Writes the values of the columns in order.</summary>
    static abstract void Write(SqlRowWriter writer, TRow row);
}
