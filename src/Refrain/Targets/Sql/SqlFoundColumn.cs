namespace Refrain.Targets;

/// <summary>A column that a table has in the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the database names it.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
/// <param name="HasDefault">Whether it has a value where none is given.</param>
public sealed record SqlFoundColumn(string Name, string Type, bool IsNullable, bool HasDefault);
