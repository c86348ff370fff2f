// A blog's posts, a method PostAsync that is not HTTP, and a request that is described, not sent.
using System.Net.Http;
using System.Text;

public sealed class Board
{
    private readonly List<string> _posts = [];

    public Task PostAsync(string text)
    {
        _posts.Add(text);
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> Posts => _posts;
}

[Task]
public sealed partial record Curl(string Url, string Body)
{
    public async Task<string> Run()
    {
        var board = new Board();
        await board.PostAsync($"-X {HttpMethod.Post.Method}");
        await board.PostAsync($"-d '{Body}'");
        return new StringBuilder("curl ").AppendJoin(' ', board.Posts).Append(' ').Append(Url).ToString();
    }
}
