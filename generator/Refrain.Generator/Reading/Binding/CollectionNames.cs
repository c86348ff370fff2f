using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>Constructed types as C#.</summary>
internal static class CollectionNames
{
    public static string ReadOnlyList(string element) => $"global::System.Collections.Generic.IReadOnlyList<{element}>";

    public static string Enumerable(string element) => $"global::System.Collections.Generic.IEnumerable<{element}>";

    public static string AsyncEnumerable(string element) => $"global::System.Collections.Generic.IAsyncEnumerable<{element}>";

    public static string ReadOnlyDictionary(string key, string value) => $"global::System.Collections.Generic.IReadOnlyDictionary<{key}, {value}>";

    public static string Artifact(string value) => $"global::Refrain.Artifact<{value}>";

    /// <summary>An output as one value: the list of its rows, the bytes of its file.</summary>
    public static string Whole(OutputShape output) => output.Kind switch
    {
        StoredAs.File => "byte[]",
        StoredAs.Rows => ReadOnlyList(TypeNames.Code(output.Type!)),
        _ => TypeNames.Code(output.Type!),
    };
}
