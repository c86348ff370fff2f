namespace Refrain.Model;

/// <summary>The codec struct of a record, class, struct or tuple.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="TypeName">The type as generated code writes it.</param>
/// <param name="Schema">The schema text.</param>
/// <param name="Guard">What is checked of a value before its members are written.</param>
/// <param name="Members">The members in the order in which they are stored.</param>
internal sealed record RecordValueModel(string Name, string TypeName, string Schema, ValueGuard Guard, EquatableArray<ValueMemberModel> Members)
    : ValueHelperModel(Name)
{
    /// <summary>Whether a value is made by a tuple literal.</summary>
    public bool IsTuple { get; init; }
}

/// <summary>A member that is stored.</summary>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Codec">The codec of its values.</param>
/// <param name="Scalar">As in <see cref="ValuePart.Scalar"/>.</param>
/// <param name="IsPositional">Whether the constructor takes it; else it is set in the initializer.</param>
internal sealed record ValueMemberModel(string Identifier, string Codec, string? Scalar, bool IsPositional)
{
    /// <summary>As in <see cref="ParameterModel.IsSetAgain"/>.</summary>
    public bool IsSetAgain { get; init; }
}

/// <summary>What is checked of a value before its members are written.</summary>
internal enum ValueGuard
{
    /// <summary>Nothing: it cannot be null.</summary>
    None,

    /// <summary>That it is not null.</summary>
    Null,

    /// <summary>That it is not null and of no derived class, whose members would be lost.</summary>
    Exact,
}
