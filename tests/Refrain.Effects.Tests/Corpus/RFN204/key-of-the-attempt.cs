// The key has the attempt's number in it, so that every attempt is a new request.
using System.Net.Http;
using System.Text;

[Task]
public sealed partial record Ticket(string Queue, string Title)
{
    public async Task<string> Run([Service] HttpClient desk, TaskContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "tickets")
        {
            Content = new StringContent(Title, Encoding.UTF8, "text/plain"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{Queue}/{context.Attempt}");
        using var response = await desk.SendAsync(request, context.CancellationToken); // RFN204
        response.EnsureSuccessStatusCode();
        return Title;
    }
}
