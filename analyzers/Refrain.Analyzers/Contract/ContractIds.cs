namespace Refrain.Contract;

/// <summary>The rule of the contract, and what its diagnostics tell a code fix.</summary>
internal static class ContractIds
{
    /// <summary>The contract changed. Arguments: what is different, what follows from it and what to do.</summary>
    public const string Changed = "RFN016";

    /// <summary>A property: the line that the file must have.</summary>
    public const string Line = "Line";

    /// <summary>A property: the name whose line goes.</summary>
    public const string Gone = "Gone";

    /// <summary>A property: the name that a renamed task had.</summary>
    public const string OldName = "OldName";

    /// <summary>A property: there, where a line is to go that says nothing.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>A property: there, where lines are to be put in order.</summary>
    public const string Order = "Order";
}
