using System.Runtime.InteropServices;
using Refrain;

/// <summary>A post and how often it is liked.</summary>
public readonly record struct PostLikes(long Post, long Creator, int Likes);

/// <summary>Counts the likes of a part of the posts: of those whose id leaves this rest. A post without likes has 0.</summary>
/// <param name="Data">Which posts and likes.</param>
/// <param name="Part">The part, from 0.</param>
[Task]
public sealed partial record LikesPerPost(Dataset Data, int Part)
{
    /// <summary>The file of posts, if there is one.</summary>
    [Requires] public FileSource? Posts => Data.Posts is { } path ? new(path) : null;

    /// <summary>The file of likes, if there is one.</summary>
    [Requires] public FileSource? Likes => Data.Likes is { } path ? new(path) : null;

    /// <summary>Streams both: only the counts of this part are in memory.</summary>
    public IEnumerable<PostLikes> Run([Delimited('|')] IEnumerable<Post>? posts, [Delimited('|')] IEnumerable<Like>? likes)
    {
        var counts = new Dictionary<long, int>();
        foreach (var like in likes?.Where(l => IsMine(l.Post)) ?? MadeData.Likes(Data, Part))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, like.Post, out _)++;
        foreach (var post in posts?.Where(p => IsMine(p.Id)) ?? MadeData.Posts(Data, Part))
            yield return new PostLikes(post.Id, post.Creator, counts.GetValueOrDefault(post.Id));
    }

    private bool IsMine(long post) => post % Data.Parts == Part;
}
