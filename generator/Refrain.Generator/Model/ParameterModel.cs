namespace Refrain.Model;

/// <summary>A parameter of a task.</summary>
/// <param name="Name">The member's name, not escaped: what keys and messages hold.</param>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Key">How its values are encoded.</param>
/// <param name="Place">How it is set.</param>
/// <param name="Default">What an argument left out stands for.</param>
internal sealed record ParameterModel(string Name, string Identifier, KeyPart Key, ParameterPlace Place, DefaultModel Default)
{
    public bool IsInsignificant { get; init; }

    /// <summary>Whether the member may hold something else than the constructor was given, so that it is set after that.</summary>
    public bool IsSetAgain { get; init; }

    /// <summary>The XML summary, or empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The type as documentation shows it.</summary>
    public string ShownType { get; init; } = "";
}

/// <summary>How a parameter is set.</summary>
internal enum ParameterPlace
{
    /// <summary>By the record's primary constructor.</summary>
    Positional,

    /// <summary>By an <c>init</c> accessor.</summary>
    Init,
}

/// <summary>The default of a parameter.</summary>
/// <param name="Kind">What there is.</param>
/// <param name="Text">The value as C#, for a constant.</param>
internal sealed record DefaultModel(DefaultKind Kind, string Text = "")
{
    public static DefaultModel None { get; } = new(DefaultKind.None);

    public static DefaultModel Initializer { get; } = new(DefaultKind.Initializer);
}

/// <summary>Whether a parameter may be left out.</summary>
internal enum DefaultKind
{
    /// <summary>It may not.</summary>
    None,

    /// <summary>A constant stands for it.</summary>
    Constant,

    /// <summary>The member's initialiser, which is no constant, decides.</summary>
    Initializer,
}
