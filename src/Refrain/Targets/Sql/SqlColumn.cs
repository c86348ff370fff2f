namespace Refrain.Targets;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, as it is in the database.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
public readonly record struct SqlColumn(string Name, SqlType Type, bool IsNullable = false);
