using Refrain;

/// <summary>A post and how often it is liked.</summary>
public readonly record struct PostLikes(long Post, long Creator, int Likes);

/// <summary>Counts the likes of each post; a post without likes has 0.</summary>
[Task]
public sealed partial record LikesPerPost(Dataset Data)
{
    /// <summary>The file of posts, if there is one.</summary>
    [Requires] public FileSource? Posts => Data.Posts is { } path ? new(path) : null;

    /// <summary>The file of likes, if there is one.</summary>
    [Requires] public FileSource? Likes => Data.Likes is { } path ? new(path) : null;

    /// <summary>Streams both: only the counts are in memory.</summary>
    public IEnumerable<PostLikes> Run([Delimited('|')] IEnumerable<Post>? posts, [Delimited('|')] IEnumerable<Like>? likes)
    {
        var counts = new Tally();
        foreach (var like in likes ?? MadeData.Likes(Data))
            counts.Add(like.Post);
        foreach (var (post, count) in counts.Of(posts ?? MadeData.Posts(Data), post => post.Id))
            yield return new PostLikes(post.Id, post.Creator, count);
    }
}
