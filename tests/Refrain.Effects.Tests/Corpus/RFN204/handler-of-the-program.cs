// The program's start-up posts a heartbeat; the task only builds the address of the same service.
using System.Net.Http;

public sealed class Heartbeats(HttpClient http)
{
    public Uri Address(string name) => new($"https://beats.example.com/{Uri.EscapeDataString(name)}");

    public Task<HttpResponseMessage> BeatAsync(string name) => http.PostAsync(Address(name), content: null);
}

public static class StartUp
{
    public static async Task AnnounceAsync(Heartbeats heartbeats) => (await heartbeats.BeatAsync("started")).Dispose();
}

[Task]
public sealed partial record HeartbeatAddress(string Name)
{
    public string Run([Service] Heartbeats heartbeats) => heartbeats.Address(Name).AbsoluteUri;
}
