namespace Refrain;

/// <summary>Names the column of a delimited file that a member of a row type is read from, where it differs from the member's name.</summary>
/// <param name="name">The name in the header line. Where no column has exactly this name, the one that differs in case alone is taken.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The name in the header line.</summary>
    public string Name { get; } = name;
}
