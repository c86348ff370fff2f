using Refrain;

/// <summary>A user's place among those whose best posts are liked most.</summary>
public readonly record struct UserRank(int Rank, long User, double Average, long Likes);

/// <summary>The users whose best posts are liked most; of equals, the smaller id comes first.</summary>
/// <param name="Data">Which posts and likes.</param>
/// <param name="Count">How many users.</param>
/// <param name="BestPosts">How many of a user's posts count.</param>
[Task, Requires<AverageOfBest>, Requires<LikesPerUser>]
public sealed partial record TopUsers(Dataset Data, int Count = 10, int BestPosts = 3)
{
    /// <summary>Ranks the users and looks up their likes.</summary>
    public IEnumerable<UserRank> Run(IEnumerable<UserAverage> averageOfBest, IEnumerable<UserLikes> likesPerUser)
    {
        var best = averageOfBest.OrderByDescending(u => u.Average).ThenBy(u => u.User).Take(Count).ToList();
        var likes = likesPerUser.Where(l => best.Exists(b => b.User == l.User)).ToDictionary(l => l.User, l => l.Likes);
        return best.Select((u, i) => new UserRank(i + 1, u.User, u.Average, likes[u.User]));
    }
}
