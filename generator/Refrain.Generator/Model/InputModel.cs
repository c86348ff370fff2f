namespace Refrain.Model;

/// <summary>
/// What is handed to one parameter of <c>Run</c>: a member of the runtime's <c>TaskInputs</c>, or of <c>TaskOutput</c>.
/// </summary>
/// <param name="Member">The member's name.</param>
internal sealed record InputModel(string Member)
{
    /// <summary>The type arguments as C#, or empty.</summary>
    public string TypeArguments { get; init; } = "";

    /// <summary>The position of the requirement that is read; -1 for a property that reads none.</summary>
    public int Requirement { get; init; } = -1;

    /// <summary>Further arguments as C#, or empty.</summary>
    public string Options { get; init; } = "";

    public InputOwner Owner { get; init; }

    public InputKind Kind { get; init; }

    /// <summary>Whether null is handed over when an optional requirement asks for nothing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the list that was read is copied to the parameter's own collection type.</summary>
    public bool IsCopied { get; init; }

    /// <summary>For an input of a batch, of which there is one for each task: its type as C#. Otherwise empty.</summary>
    public string Each { get; init; } = "";

    /// <summary>Whether the list of the inputs of a batch is copied to the parameter's own collection type.</summary>
    public bool IsEachCopied { get; init; }

    /// <summary>What is written to a target through it; null where nothing is.</summary>
    public TargetModel? Target { get; init; }

    /// <summary>The static class that reads the requirement of the task's inputs, as C#; empty where these do it themselves.</summary>
    public string Reader { get; init; } = "";

    /// <summary>The type as C# that is made of what is handed over, which it takes alone; empty where it is handed over as it is.</summary>
    public string Wrapper { get; init; } = "";

    /// <summary>Whether it is the handle of a folder, through which every file in it may be read.</summary>
    public bool IsFolder { get; init; }
}

/// <summary>Whose member it is.</summary>
internal enum InputOwner
{
    Inputs,
    Output,
}

/// <summary>What the member is.</summary>
internal enum InputKind
{
    /// <summary>A method that reads a requirement.</summary>
    Reading,

    /// <summary>A method without arguments.</summary>
    Method,

    /// <summary>A property.</summary>
    Property,

    /// <summary>What hands out a part of a target.</summary>
    Target,
}
