namespace Refrain;

/// <summary>Names the column of a delimited file, or the member of JSON Lines, that a member of a row type is read from, where it differs from the member's name.</summary>
/// <param name="name">The name in the header line, where a column that differs in case alone is taken if none has exactly this name; in JSON the exact name.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The name in the header line, or in JSON.</summary>
    public string Name { get; } = name;
}
