namespace Refrain.Benchmarks.Fastest;

/// <summary>A user of the answer.</summary>
internal readonly record struct RankedUser(long Id, double Average, long Likes);

/// <summary>From likes of posts to the users with the best average of their three most liked posts.</summary>
internal static class Ranking
{
    private const int BestPosts = 3;

    public static IEnumerable<RankedUser> Top(PostTable table, UserTable users, int count) =>
        Sum(table, users)
            .Select((tally, number) => (Tally: tally, Id: users.IdOf(number)))
            // A post listed twice belongs to the later creator, which can leave the earlier one without posts.
            .Where(user => user.Tally.Posts > 0)
            .Select(user => new RankedUser(user.Id, user.Tally.Average, user.Tally.Likes))
            .OrderByDescending(user => user.Average)
            .ThenBy(user => user.Id)
            .Take(count);

    private static Tally[] Sum(PostTable table, UserTable users)
    {
        var tallies = new Tally[users.Count];
        foreach (ref readonly var slot in table.Slots)
        {
            if (slot.Key != 0)
                tallies[slot.Creator].Add(slot.Likes);
        }
        return tallies;
    }

    private struct Tally
    {
        // Places of the best three not yet taken hold 0, which is also what a post without likes counts.
        private int _first;
        private int _second;
        private int _third;

        public int Posts { get; private set; }

        public long Likes { get; private set; }

        public readonly double Average => ((double)_first + _second + _third) / Math.Min(Posts, BestPosts);

        public void Add(int likes)
        {
            Likes += likes;
            Posts++;
            if (likes <= _third)
                return;
            if (likes <= _second)
                _third = likes;
            else if (likes <= _first)
                (_second, _third) = (likes, _second);
            else
                (_first, _second, _third) = (likes, _first, _second);
        }
    }
}
