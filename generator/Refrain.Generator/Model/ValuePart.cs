namespace Refrain.Model;

/// <summary>How values of one type are stored in an artifact.</summary>
/// <param name="TypeName">The type as generated code writes it (<c>global::</c>, with nullable annotations).</param>
/// <param name="Codec">A C# type expression: a struct that implements <c>IValueCodec&lt;T&gt;</c> of the type.</param>
/// <param name="Schema">The schema text of the type.</param>
/// <param name="Helpers">The codecs that the expression names and that the assembly must have; each is emitted once.</param>
internal sealed record ValuePart(string TypeName, string Codec, string Schema, EquatableArray<ValueHelperModel> Helpers)
{
    /// <summary>The suffix of the reader's method for a built-in scalar (<c>Int32</c> for <c>ReadInt32</c>), which
    /// <c>ValueWriter.Write</c> has an overload for; null where the codec does both.</summary>
    public string? Scalar { get; init; }

    /// <summary>Whether the codec is an <c>IOrderedCodec&lt;T&gt;</c>, as keys of dictionaries and elements of sets need it.</summary>
    public bool IsOrdered { get; init; }
}

/// <summary>A value codec struct to be emitted once per assembly, in <c>Refrain.Generated</c>.</summary>
/// <param name="Name">The struct's name, made from the full name of its type; also the stem of the hint name.</param>
internal abstract record ValueHelperModel(string Name) : HelperModel(Name);
