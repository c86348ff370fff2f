namespace Refrain.Elasticsearch;

/// <summary>What Elasticsearch takes as the name of an index. The generator says the same of names in attributes.</summary>
internal static class IndexName
{
    /// <summary>How long the name may be in bytes: room is left for what tells the indices of one alias apart.</summary>
    private const int MostBytes = 180;

    /// <summary>Why a name is not one, or null.</summary>
    public static string? Fault(string name) => name switch
    {
        "" => "the name is empty",
        "." or ".." => "that means a folder",
        ['-' or '_' or '+', ..] => $"the name begins with '{name[0]}'",
        _ when name.AsSpan().IndexOfAny("\\/*?\"<>| ,#:") is >= 0 and var at => $"the name has '{name[at]}' in it",
        _ when name.Any(static c => char.IsUpper(c) || char.IsControl(c)) => "the name has capital letters or control characters in it",
        _ when System.Text.Encoding.UTF8.GetByteCount(name) > MostBytes => "the name is too long",
        _ => null,
    };
}
