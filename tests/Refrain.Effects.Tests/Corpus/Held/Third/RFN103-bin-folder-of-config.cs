// A setting comes from the environment, with a default.
public sealed class Settings
{
    public string Endpoint { get; } = Environment.GetEnvironmentVariable("API_ENDPOINT") ?? "https://api.test"; // RFN103
}

[Task]
public sealed partial record Link(string Id)
{
    public string Run() => $"{new Settings().Endpoint}/items/{Id}";
}
