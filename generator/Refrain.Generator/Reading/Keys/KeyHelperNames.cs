namespace Refrain.Reading;

/// <summary>Names of key codec classes.</summary>
internal static class KeyHelperNames
{
    private const string Suffix = "KeyCodec";

    /// <summary>The class for a type whose codec is made in one way alone.</summary>
    public static string Of(string typeName) => HelperNames.Of(typeName, Suffix);

    /// <summary>The class for a type whose codec is made by that expression: there may be others of the type.</summary>
    public static string Of(string typeName, string expression) => HelperNames.Of(typeName, expression, Suffix);

    /// <summary>The expression that names the class's codec.</summary>
    public static string Instance(string name) => HelperNames.Code(name) + ".Instance";
}
