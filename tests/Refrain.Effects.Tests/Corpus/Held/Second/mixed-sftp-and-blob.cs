// The file of a partner is fetched over SFTP, and the answer is appended to a blob.
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Renci.SshNet;

public sealed class Partner(string host, string user, string password)
{
    public byte[] Fetch(string path)
    {
        using var client = new SftpClient(host, user, password);
        client.Connect();
        return client.ReadAllBytes(path); // RFN104
    }
}

public static class Answers
{
    public static void Note(BlobContainerClient container, string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        container.GetAppendBlobClient(name).AppendBlock(stream); // RFN201
    }
}

[Task]
public sealed partial record Fetched(string Host, string Path)
{
    public int Run([Service] BlobContainerClient container)
    {
        var bytes = new Partner(Host, "etl", "secret").Fetch(Path);
        Answers.Note(container, "answers.log", BitConverter.GetBytes(bytes.Length));
        return bytes.Length;
    }
}
