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
        var made = key.Scalar is { } scalar ? $"global::Refrain.Parameter.{scalar}({Literals.Text(name)}{(constant.Length == 0 ? "" : ", " + constant)})"
            : $"new global::Refrain.Parameter<{key.TypeName}>({Literals.Text(name)}, {key.Codec}){(constant.Length == 0 ? "" : $" {{ Default = {constant} }}")}";
        return summary.Length == 0 ? made : $"{made}.WithSummary({Literals.Text(summary)})";
    }

    /// <summary>A parameter as the runtime's lists of parameters have it: type, name, default. Null where more than that is to be said of it.</summary>
    public static string? Declaration(ParameterModel parameter)
    {
        if (parameter.IsInsignificant || parameter.Summary.Length > 0 || parameter.Key.Scalar is not { } scalar)
        {
            return null;
        }
        var word = scalar switch
        {
            "Boolean" => "bool",
            "Char" => "char",
            "SByte" => "sbyte",
            "Byte" => "byte",
            "Int16" => "short",
            "UInt16" => "ushort",
            "Int32" => "int",
            "UInt32" => "uint",
            "Int64" => "long",
            "UInt64" => "ulong",
            "Single" => "float",
            "Double" => "double",
            "Decimal" => "decimal",
            "String" => "string",
            _ => scalar,
        };
        return parameter.Default.Kind switch
        {
            DefaultKind.None => $"{word} {parameter.Name}",
            DefaultKind.Constant when Plain(parameter.Default.Text) is { } value => $"{word} {parameter.Name} = {value}",
            _ => null,
        };
    }

    /// <summary>A constant that the command line would take as it is: a truth value or a whole number; otherwise null.</summary>
    private static string? Plain(string constant)
    {
        var number = constant.TrimEnd('U', 'L');
        return constant is "true" or "false" || (number.Length > 0 && number.TrimStart('-').All(static c => c is >= '0' and <= '9')) ? number : null;
    }

    /// <summary>The suffix of the writer's method for a scalar, of which the short integers have none of their own.</summary>
    public static string Wide(string scalar) => scalar is "SByte" or "Byte" or "Int16" or "UInt16" ? "Int32" : scalar;

    /// <summary>The writer's method for fields of a type, and what follows the value.</summary>
    public static (string Method, string Codec) Write(KeyPart key) => key.Scalar switch
    {
        null => ("WriteField", ", " + key.Codec),
        var scalar => ("Write" + Wide(scalar), ""),
    };
}
