namespace Refrain.Contract;

/// <summary>A parameter as the contract has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What its encoding depends on.</param>
/// <param name="IsInsignificant">Whether keys leave it out.</param>
internal sealed record ContractParameter(string Name, string Form, bool IsInsignificant)
{
    /// <summary>The word before an insignificant one.</summary>
    public const string Insignificant = "insignificant";

    /// <summary>As a line has it.</summary>
    public override string ToString() => (IsInsignificant ? Insignificant + " " : "") + Name + ": " + Form;
}
