// Neither Run nor the helper has a token or a context.
[Task]
public sealed partial record Words(string File)
{
    [Requires] public FileSource Text => new(File);

    public async Task<int> Run(Stream text)
    {
        using var reader = new StreamReader(text);
        return await Count(reader);
    }

    private static async Task<int> Count(StreamReader reader)
    {
        var count = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            count += line.Split(' ').Length;
            await Task.Delay(1);
        }

        return count;
    }
}
