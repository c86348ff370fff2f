// Rejected rows go to the end of a blob.
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

public sealed class RejectLog(BlobContainerClient container)
{
    public async Task WriteAsync(string name, IEnumerable<string> rows, CancellationToken token)
    {
        var blob = container.GetAppendBlobClient(name);
        using var block = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows)));
        await blob.AppendBlockAsync(block, cancellationToken: token); // RFN201
    }
}

[Task]
public sealed partial record Accepted(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, [Service] BlobContainerClient container, CancellationToken cancellationToken)
    {
        var good = lines.ToLookup(line => line.Contains(';'));
        await new RejectLog(container).WriteAsync("rejected.txt", good[false], cancellationToken);
        return [.. good[true]];
    }
}
