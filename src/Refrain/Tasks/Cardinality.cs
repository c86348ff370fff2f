namespace Refrain;

/// <summary>How many instances a requirement asks for.</summary>
public enum Cardinality
{
    /// <summary>Exactly one.</summary>
    One,

    /// <summary>One or none.</summary>
    Optional,

    /// <summary>Any number, in the order that the requirement gives.</summary>
    Many,
}
