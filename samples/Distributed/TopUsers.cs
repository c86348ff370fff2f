using Refrain;

/// <summary>A user's place among those whose best posts are liked most.</summary>
public readonly record struct UserRank(int Rank, long User, double Average, long Likes);

/// <summary>The users whose best posts are liked most; of equals, the smaller id comes first.</summary>
/// <param name="Data">Which posts and likes.</param>
/// <param name="Count">How many users.</param>
/// <param name="BestPosts">How many of a user's posts count.</param>
[Task]
public sealed partial record TopUsers(Dataset Data, int Count = 10, int BestPosts = 3)
{
    /// <summary>The users of all parts.</summary>
    [Requires] public IEnumerable<BestOfUsers> Users => Enumerable.Range(0, Data.Parts).Select(part => new BestOfUsers(Data, part, BestPosts));

    /// <summary>Ranks the users.</summary>
    public IEnumerable<UserRank> Run(IEnumerable<UserAverage> users) =>
        users.OrderByDescending(u => u.Average).ThenBy(u => u.User).Take(Count).Select((u, i) => new UserRank(i + 1, u.User, u.Average, u.Likes));
}
