using System.Runtime.InteropServices;
using Refrain;

/// <summary>A user and how often the user's best posts are liked on average.</summary>
public readonly record struct UserAverage(long User, double Average);

/// <summary>Averages the likes of each user's most liked posts; of a user with fewer posts, of those there are.</summary>
[Task, Requires<LikesPerPost>]
public sealed partial record AverageOfBest(Dataset Data, int BestPosts = 3)
{
    /// <summary>Keeps each user's likes a post, then takes the best.</summary>
    public IEnumerable<UserAverage> Run(IEnumerable<PostLikes> likesPerPost)
    {
        var users = new Dictionary<long, List<int>>();
        foreach (var post in likesPerPost)
            (CollectionsMarshal.GetValueRefOrAddDefault(users, post.Creator, out _) ??= []).Add(post.Likes);
        return users.OrderBy(u => u.Key).Select(u => new UserAverage(u.Key, u.Value.OrderDescending().Take(BestPosts).Average()));
    }
}
