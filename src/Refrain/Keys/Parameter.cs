using Refrain.Keys;

namespace Refrain;

/// <summary>A parameter of a task, or a member of a record that is a parameter, as data. Immutable.</summary>
public abstract partial class Parameter
{
    private protected Parameter(string name) => Name = name;

    /// <summary>The member's name as declared.</summary>
    public string Name { get; }

    /// <summary>The member's XML summary, or empty.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Whether the parameter is part of the key; <see langword="false"/> for <see cref="InsignificantAttribute"/>.</summary>
    public bool IsSignificant { get; private set; } = true;

    /// <summary>Whether an initialiser of the member, whose value is not known here, stands for an argument left out.</summary>
    public bool HasInitializer { get; private set; }

    /// <summary>The parameter's type.</summary>
    public abstract Type Type { get; }

    /// <summary>Whether the parameter may be left out of the arguments.</summary>
    public abstract bool HasDefault { get; }

    /// <summary>The default as text, or <see langword="null"/> where there is none.</summary>
    public abstract string? DefaultText { get; }

    /// <summary>The members of a record that can be given one by one; empty for anything that is given as one text.</summary>
    public abstract IReadOnlyList<Parameter> Members { get; }

    /// <summary>The same parameter with a summary.</summary>
    public Parameter WithSummary(string summary)
    {
        var copy = Copy();
        copy.Summary = summary;
        return copy;
    }

    /// <summary>The same parameter kept out of the key.</summary>
    public Parameter Insignificant()
    {
        var copy = Copy();
        copy.IsSignificant = false;
        return copy;
    }

    /// <summary>The same parameter, for which the member's initialiser stands where an argument is left out.</summary>
    public Parameter Initialized()
    {
        var copy = Copy();
        copy.HasInitializer = true;
        return copy;
    }

    /// <summary>Checks that <paramref name="text"/> is a value of this parameter.</summary>
    /// <exception cref="FormatException">The text is not a value of the type; the message says what was expected.</exception>
    /// <exception cref="KeyCodecException">It is, but the type's codec, which is the program's own, cannot write or format it.</exception>
    public abstract void Check(string text);

    /// <summary>Expands a range such as <c>1..5</c> or <c>2026-11-01..2026-11-30</c>, both ends included, to the texts of its values.</summary>
    /// <param name="text">The text given for the parameter.</param>
    /// <returns>The values in ascending order; <see langword="null"/> when the type has no ranges or the text is not one.</returns>
    /// <exception cref="FormatException">An end is not a value of the type, or the range runs backwards.</exception>
    public abstract IEnumerable<string>? Expand(string text);

    /// <summary>Writes the field of this parameter with the value that the arguments give it.</summary>
    internal abstract void WriteArgument(ref KeyWriter writer, TaskArguments arguments);

    /// <summary>Reads the value of this parameter that comes next in a message, as text.</summary>
    internal abstract string FormatNext(ref KeyReader reader);

    private Parameter Copy() => (Parameter)MemberwiseClone();
}
