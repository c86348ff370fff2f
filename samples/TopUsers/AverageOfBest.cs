using System.Runtime.InteropServices;
using Refrain;

/// <summary>A user and how often the user's best posts are liked on average.</summary>
public readonly record struct UserAverage(long User, double Average);

/// <summary>Averages the likes of each user's most liked posts; of a user with fewer posts, of those there are.</summary>
[Task, Requires<LikesPerPost>]
public sealed partial record AverageOfBest(Dataset Data, int BestPosts = 3)
{
    /// <summary>Keeps the best of each user, the least of them in front.</summary>
    public IEnumerable<UserAverage> Run(IEnumerable<PostLikes> likesPerPost)
    {
        var users = new Dictionary<long, PriorityQueue<int, int>>();
        foreach (var post in likesPerPost)
        {
            var best = CollectionsMarshal.GetValueRefOrAddDefault(users, post.Creator, out _) ??= new();
            if (best.Count < BestPosts)
                best.Enqueue(post.Likes, post.Likes);
            else if (post.Likes > best.Peek())
                best.DequeueEnqueue(post.Likes, post.Likes);
        }

        return users.OrderBy(u => u.Key).Select(u => new UserAverage(u.Key, u.Value.UnorderedItems.Average(b => b.Element)));
    }
}
