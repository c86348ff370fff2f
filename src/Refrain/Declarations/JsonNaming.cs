namespace Refrain;

/// <summary>How the members of a type are named in JSON.</summary>
public enum JsonNaming
{
    /// <summary>As in the type: <c>BestPosts</c>.</summary>
    Exact,

    /// <summary>With a small letter at the beginning: <c>bestPosts</c>.</summary>
    CamelCase,

    /// <summary>In small letters, with underscores between words: <c>best_posts</c>.</summary>
    SnakeCase,
}
