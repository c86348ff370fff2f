/// <summary>Posts and likes that are made, the same ones on each machine. A part is made without the others.</summary>
internal static class MadeData
{
    private const int PostsOfUser = 10;
    private const int LikesOfPost = 5;

    public static IEnumerable<Post> Posts(Dataset data, int part)
    {
        for (long id = part; id < PostCount(data); id += data.Parts)
            yield return new Post(id, Creator: id % data.Users);
    }

    /// <summary>Five likes a post on average. The lower of two draws, so that few posts are liked by many.</summary>
    public static IEnumerable<Like> Likes(Dataset data, int part)
    {
        var posts = (PostCount(data) - part + data.Parts - 1) / data.Parts;
        var random = new Random(data.Users * 31 + part);
        for (var i = 0L; i < LikesOfPost * posts; i++)
            yield return new Like(part + data.Parts * Math.Min(random.NextInt64(posts), random.NextInt64(posts)));
    }

    private static long PostCount(Dataset data) => (long)PostsOfUser * data.Users;
}
