namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>The forms of literal that text is written in.</summary>
internal enum LiteralKind
{
    /// <summary>With backslashes.</summary>
    Regular,

    /// <summary>With quotes doubled.</summary>
    Verbatim,

    /// <summary>Between three quotes or more, as it is.</summary>
    Raw,

    /// <summary>No literal, but an operand behind which one can be added.</summary>
    Operand,
}
