// Work goes on after the task has ended.
public sealed class Uploader(HttpClient http)
{
    public void Begin(string name, byte[] bytes) => _ = UploadAsync(name, bytes); // RFN208

    private async Task UploadAsync(string name, byte[] bytes)
    {
        using var response = await http.PutAsync(name, new ByteArrayContent(bytes), CancellationToken.None);
        response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record Uploaded(string File)
{
    [Requires] public FileSource Content => new(File);

    public int Run(byte[] content, [Service] HttpClient http)
    {
        new Uploader(http).Begin("content", content);
        return content.Length;
    }
}
