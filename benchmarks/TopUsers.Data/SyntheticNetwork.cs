namespace Refrain.Benchmarks.Data;

/// <summary>
/// Posts and likes in the columns and shapes of the LDBC social network: ids with the year's part in their high bits,
/// a user's posts in runs, most of them photos, some of them text with accents and stray quotes, few posts with most
/// of the likes. Unlike there, likes come in no order, so that no program gains by their standing together.
/// </summary>
internal static class SyntheticNetwork
{
    private const long YearInMilliseconds = 12L * 28 * 24 * 60 * 60 * 1000;
    private const int PostsPerUser = 40;
    private const int LongestRun = 60;
    private const int PercentText = 4;

    // A Mersenne prime: multiplying by it modulo any smaller count gives each remainder once.
    private const long Shuffle = int.MaxValue;

    public static void Write(string folder, long posts, long likes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(posts);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(posts, Shuffle);
        Directory.CreateDirectory(folder);
        var users = posts / PostsPerUser + 1;
        var ids = WritePosts(Path.Combine(folder, "posts.csv"), posts, users);
        WriteLikes(Path.Combine(folder, "likes.csv"), likes, users, ids);
    }

    private static long[] WritePosts(string path, long posts, long users)
    {
        var chance = new SplitMix64(seed: 1);
        var ids = new long[posts];
        using var file = new LineWriter(path);
        file.Write("id|imageFile|creationDate|locationIP|browserUsed|language|content|length|creator|Forum.id|place"u8).EndLine();
        for (var post = 0L; post < posts;)
        {
            var run = new PostRun(ref chance, users, post);
            for (var end = Math.Min(posts, post + 1 + chance.Below(LongestRun)); post < end; post++)
            {
                ids[post] = run.IdOf(post);
                run.WritePost(file, post, isText: chance.Below(100) < PercentText, ref chance);
            }
        }
        return ids;
    }

    private static void WriteLikes(string path, long likes, long users, long[] posts)
    {
        var chance = new SplitMix64(seed: 2);
        using var file = new LineWriter(path);
        file.Write("Person.id|Post.id|creationDate"u8).EndLine();
        for (var like = 0L; like < likes; like++)
        {
            // The fourth power of an even chance: the first percent of the ranks gets a third of the likes.
            var fraction = chance.Fraction();
            var rank = (long)(posts.Length * (fraction * fraction * (fraction * fraction)));
            var post = posts[rank * Shuffle % posts.Length];
            file.Write(UserId(chance.Below(users))).Write("|"u8).Write(post).Write("|"u8)
                .WriteMoment(chance.Below(YearInMilliseconds)).EndLine();
        }
    }

    /// <summary>The id of a user: the part of the year he joined in, above 41 bits, and his number.</summary>
    public static long UserId(long user) => (user % 6 << 41) + 40 + user;
}
