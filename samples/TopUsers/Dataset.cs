using Refrain;

/// <summary>Which posts and likes: those of two files, or made ones.</summary>
/// <param name="Posts">The file of posts, pipe-separated; without it, posts are made.</param>
/// <param name="Likes">The file of likes, pipe-separated; without it, likes are made.</param>
/// <param name="Users">How many users have made posts.</param>
/// <param name="Scale">How many posts each of them has, ten times this number.</param>
public sealed record Dataset(string? Posts = null, string? Likes = null, int Users = 1_000, int Scale = 1);

/// <summary>A post, as far as it matters here.</summary>
public readonly record struct Post([property: Column("id")] long Id, [property: Column("creator")] long Creator);

/// <summary>A like that a post got.</summary>
public readonly record struct Like([property: Column("Post.id")] long Post);
