using Refrain;

/// <summary>Which posts and likes, and in how many parts they are counted.</summary>
/// <param name="Posts">The file of posts, pipe-separated, in a folder that all workers see; without it, posts are made.</param>
/// <param name="Likes">The file of likes, pipe-separated, in a folder that all workers see; without it, likes are made.</param>
/// <param name="Parts">In how many parts the work is done.</param>
/// <param name="Users">How many users have made posts, ten each.</param>
public sealed record Dataset(string? Posts = null, string? Likes = null, int Parts = 8, int Users = 10_000);

/// <summary>A post, as far as it matters here.</summary>
public readonly record struct Post([property: Column("id")] long Id, [property: Column("creator")] long Creator);

/// <summary>A like that a post got.</summary>
public readonly record struct Like([property: Column("Post.id")] long Post);
