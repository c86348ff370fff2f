// The sample job with as little CPU time as C# allows on one thread. It shows where the floor lies;
// nobody should have to write a pipeline like this.
using System.Globalization;
using System.Text;
using Refrain.Benchmarks.Fastest;

if (args is not [var postsFile, var likesFile])
{
    Console.Error.WriteLine("usage: TopUsers.Fastest POSTS LIKES");
    return 2;
}

var posts = PostsFile.Read(postsFile);
using var table = new PostTable(posts);
LikesFile.Count(likesFile, table);

// One write for the whole answer: the console's own writer would cost more than the ranking.
var answer = new StringBuilder();
var rank = 0;
foreach (var user in Ranking.Top(table, posts.Users, 10))
    answer.Append(CultureInfo.InvariantCulture, $"{++rank}|{user.Id}|{user.Average:0.0}|{user.Likes}\n");
using var output = Console.OpenStandardOutput();
output.Write(Encoding.ASCII.GetBytes(answer.ToString()));
return 0;
