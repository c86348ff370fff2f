using System.Runtime.InteropServices;
using Refrain;

/// <summary>A user, how often the best posts are liked on average, and all posts together.</summary>
public readonly record struct UserAverage(long User, double Average, long Likes);

/// <summary>Averages the likes of the most liked posts of each user of a part: of those whose id leaves this rest.</summary>
/// <param name="Data">Which posts and likes.</param>
/// <param name="Part">The part, from 0.</param>
/// <param name="BestPosts">How many of a user's posts count; of a user with fewer, those there are.</param>
[Task]
public sealed partial record BestOfUsers(Dataset Data, int Part, int BestPosts = 3)
{
    /// <summary>The posts of all parts, as those of a user are in any.</summary>
    [Requires] public IEnumerable<LikesPerPost> Posts => Enumerable.Range(0, Data.Parts).Select(part => new LikesPerPost(Data, part));

    /// <summary>Keeps the best of each user, the least of them in front.</summary>
    public IEnumerable<UserAverage> Run(IEnumerable<PostLikes> posts)
    {
        var users = new Dictionary<long, Best>();
        foreach (var post in posts)
        {
            if (post.Creator % Data.Parts == Part)
                (CollectionsMarshal.GetValueRefOrAddDefault(users, post.Creator, out _) ??= new(BestPosts)).Add(post.Likes);
        }

        return users.OrderBy(u => u.Key).Select(u => new UserAverage(u.Key, u.Value.Average, u.Value.Sum));
    }

    private sealed class Best(int count)
    {
        private readonly PriorityQueue<int, int> _best = new();

        public long Sum { get; private set; }

        public double Average => _best.UnorderedItems.Average(b => b.Element);

        public void Add(int likes)
        {
            Sum += likes;
            if (_best.Count < count)
                _best.Enqueue(likes, likes);
            else
                _best.EnqueueDequeue(likes, likes);
        }
    }
}
