namespace Refrain.Model;

/// <summary>The codec class of a record that is a parameter.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="TypeName">The record as generated code writes it.</param>
/// <param name="IsOpen">Whether a value can be of a derived type, which is to be refused.</param>
/// <param name="Members">The members in the order of declaration.</param>
internal sealed record RecordKeyModel(string Name, string TypeName, bool IsOpen, EquatableArray<KeyMemberModel> Members) : KeyHelperModel(Name);

/// <summary>A member of a record that is a parameter.</summary>
/// <param name="Name">The member's name, not escaped: what keys and messages hold.</param>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Key">How its values are encoded.</param>
/// <param name="IsPositional">Whether the constructor takes it; else it is set by an <c>init</c> accessor.</param>
/// <param name="Default">What it is when left out, as C#; empty where it may not be.</param>
/// <param name="Summary">The XML summary, or empty.</param>
internal sealed record KeyMemberModel(string Name, string Identifier, KeyPart Key, bool IsPositional, string Default, string Summary)
{
    /// <summary>As in <see cref="ParameterModel.IsSetAgain"/>.</summary>
    public bool IsSetAgain { get; init; }
}
