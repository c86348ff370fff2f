using System.Runtime.InteropServices;
using Refrain;

/// <summary>A user and how often all of the user's posts are liked.</summary>
public readonly record struct UserLikes(long User, long Likes);

/// <summary>Counts the likes of each user's posts.</summary>
[Task, Requires<LikesPerPost>]
public sealed partial record LikesPerUser(Dataset Data)
{
    /// <summary>Adds up.</summary>
    public IEnumerable<UserLikes> Run(IEnumerable<PostLikes> likesPerPost)
    {
        var sums = new Dictionary<long, long>();
        foreach (var post in likesPerPost)
            CollectionsMarshal.GetValueRefOrAddDefault(sums, post.Creator, out _) += post.Likes;
        return sums.OrderBy(s => s.Key).Select(s => new UserLikes(s.Key, s.Value));
    }
}
