using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>What makes a parameter's description, as C#.</summary>
internal static class ParameterText
{
    /// <param name="name">The parameter's name.</param>
    /// <param name="key">How it is encoded.</param>
    /// <param name="constant">The default as C#, or empty.</param>
    /// <param name="summary">The summary, or empty.</param>
    public static string Of(string name, KeyPart key, string constant, string summary)
    {
        // The scalars' own methods spare the compiler a constructed type for each mention.
        var made = key.Scalar is { } scalar ? "global::Refrain.Parameter." + Scalar(scalar, name, constant)
            : $"new global::Refrain.Parameter<{key.TypeName}>({Literals.Text(name)}, {key.Codec}){(constant.Length == 0 ? "" : $" {{ Default = {constant} }}")}";
        return summary.Length == 0 ? made : $"{made}.WithSummary({Literals.Text(summary)})";
    }

    /// <summary>The call of a scalar's own method, without what it is called on.</summary>
    public static string Scalar(string scalar, string name, string constant) => $"{scalar}({Literals.Text(name)}{(constant.Length == 0 ? "" : ", " + constant)})";

    /// <summary>The suffix of the writer's method for a scalar, of which the short integers have none of their own.</summary>
    public static string Wide(string scalar) => scalar is "SByte" or "Byte" or "Int16" or "UInt16" ? "Int32" : scalar;

    /// <summary>The writer's method for fields of a type, and what follows the value.</summary>
    public static (string Method, string Codec) Write(KeyPart key) => key.Scalar switch
    {
        null => ("WriteField", ", " + key.Codec),
        var scalar => ("Write" + Wide(scalar), ""),
    };
}
