/// <summary>Posts and likes that are made, the same ones each time.</summary>
internal static class MadeData
{
    public static IEnumerable<Post> Posts(Dataset data)
    {
        for (var id = 0L; id < PostCount(data); id++)
            yield return new Post(id, Creator: id % data.Users);
    }

    /// <summary>Five likes a post on average. The lower of two draws, so that few posts are liked by many.</summary>
    public static IEnumerable<Like> Likes(Dataset data)
    {
        var random = new Random(data.Users * 31 + data.Scale);
        for (var i = 0L; i < 5 * PostCount(data); i++)
            yield return new Like(Math.Min(random.NextInt64(PostCount(data)), random.NextInt64(PostCount(data))));
    }

    private static long PostCount(Dataset data) => 10L * data.Users * data.Scale;
}
