namespace Refrain.Model;

/// <summary>How values of one type go into a key and come out of a message.</summary>
/// <param name="TypeName">The type as generated code writes it (<c>global::</c>, with nullable annotations).</param>
/// <param name="Codec">A C# expression whose value is an <c>IKeyCodec&lt;T&gt;</c> of the type.</param>
/// <param name="Scalar">The suffix of the reader's method for a built-in scalar (<c>Int32</c> for <c>ReadInt32</c>), which
/// <c>KeyWriter.Write</c> has an overload for; null where the codec does both.</param>
/// <param name="Form">What the encoding depends on, as the contract file writes it (<c>docs/contract-file.md</c>): equal forms, equal encodings.</param>
/// <param name="Helpers">The codecs that the expression names and that the assembly must have; each is emitted once.</param>
internal sealed record KeyPart(string TypeName, string Codec, string? Scalar, string Form, EquatableArray<KeyHelperModel> Helpers)
{
    /// <summary>Whether two values are equal to .NET exactly when their encodings are the same bytes.</summary>
    public bool IsComparedAlike { get; init; }
}

/// <summary>A key codec class to be emitted once per assembly, in <c>Refrain.Generated</c>.</summary>
/// <param name="Name">The class's name, made from the full name of its type; also the stem of the hint name.</param>
internal abstract record KeyHelperModel(string Name) : HelperModel(Name);
