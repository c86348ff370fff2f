// PUT through a chain of handlers that add headers and log the duration.
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

public sealed class LoggingHandler(ILogger logger) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        request.Headers.UserAgent.ParseAdd("etl/1.0");
        var response = await base.SendAsync(request, cancellationToken);
        logger.LogInformation("{Method} took {Elapsed}", request.Method, Stopwatch.GetElapsedTime(start));
        return response;
    }
}

public sealed record State(string Name, bool Open);

[Task]
public sealed partial record PutState(string Address, string Name)
{
    public async Task<string> Run(TaskContext context)
    {
        using var http = new HttpClient(new LoggingHandler(context.Logger)) { BaseAddress = new(Address) };
        using var response = await http.PutAsJsonAsync($"states/{Name}", new State(Name, true), context.CancellationToken);
        response.EnsureSuccessStatusCode();
        return Name;
    }
}
