// The sample job as a good C# developer writes it on a quiet afternoon: short, clear, nothing clever.
// It is the yardstick that Refrain's sample has to beat, so it must stay as it is: no tuning here.
using System.Globalization;

if (args is not [var postsFile, var likesFile])
{
    Console.Error.WriteLine("usage: TopUsers.Idiomatic POSTS LIKES");
    return 2;
}

var creatorOfPost = new Dictionary<long, long>();
foreach (var fields in ReadRows(postsFile))
    creatorOfPost[ParseId(fields[0])] = ParseId(fields[8]);

var likesOfPost = new Dictionary<long, int>();
foreach (var fields in ReadRows(likesFile))
{
    var post = ParseId(fields[1]);
    likesOfPost[post] = likesOfPost.GetValueOrDefault(post) + 1;
}

var topUsers = creatorOfPost
    .GroupBy(post => post.Value, post => likesOfPost.GetValueOrDefault(post.Key))
    .Select(likes => (User: likes.Key, Average: likes.OrderDescending().Take(3).Average(), Likes: likes.Sum(l => (long)l)))
    .OrderByDescending(user => user.Average)
    .ThenBy(user => user.User)
    .Take(10);

foreach (var (index, (user, average, likes)) in topUsers.Index())
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index + 1}|{user}|{average:0.0}|{likes}"));
return 0;

static IEnumerable<string[]> ReadRows(string file) =>
    File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('|'));

static long ParseId(string text) => long.Parse(text, CultureInfo.InvariantCulture);
