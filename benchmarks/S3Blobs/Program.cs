// A large blob into a bucket and out of it: by the SDK alone, by the blob store, and by the artifact store with its hashes. Each in a process of its own, so that its memory is its own.
using System.Diagnostics;
using System.Globalization;
using Refrain.Benchmarks.S3Blobs;

if (args is [var kind, var at, var access, var secret, var bucket, var bytes])
    return await Transfer.RunAsync(kind, new(at), access, secret, bucket, long.Parse(bytes, CultureInfo.InvariantCulture));
if (args is not [var text, var url, .. [_, _, _]])
{
    Console.Error.WriteLine("usage: S3Blobs MIB URL ACCESS-KEY SECRET-KEY BUCKET");
    return 2;
}

var mib = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
await Transfer.MakeBucketAsync(new(url), args[2], args[3], args[4]);
Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| 1 blob of {mib} MiB | MiB/s | s | CPU s | peak MiB |"));
Console.Out.WriteLine("|---|---:|---:|---:|---:|");
foreach (var name in Transfer.Kinds)
{
    using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(Transfer).Assembly.Location, name, .. args[1..], (mib << 20).ToString(CultureInfo.InvariantCulture)]))!;
    await child.WaitForExitAsync();
    if (child.ExitCode != 0)
        return 1;
}

return 0;
