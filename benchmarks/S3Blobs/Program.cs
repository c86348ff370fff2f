// A large blob into a bucket and out of it: by the SDK alone, by the blob store, and by the artifact store with its hashes. Each in a process of its own, so that its memory is its own.
using System.Diagnostics;
using System.Globalization;
using Refrain.Benchmarks.S3Blobs;
using Refrain.Testing.Servers;

if (args is [var kind, var url, var access, var secret, var bucket, var size])
    return await Transfer.RunAsync(kind, new(url), access, secret, bucket, long.Parse(size, CultureInfo.InvariantCulture));
if (args is not [] and not [_] and not [_, _, _, _, _])
{
    Console.Error.WriteLine("usage: S3Blobs [MIB [URL ACCESS-KEY SECRET-KEY BUCKET]]  without an address, a private gateway of Ceph is started");
    return 2;
}

var mib = args is [var text, ..] ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : 1024;
string[] place;
if (args.Length > 1)
{
    place = args[1..];
}
else if (CephGateway.Missing is { } why)
{
    Console.Error.WriteLine(why);
    return 1;
}
else
{
    place = [CephGateway.Shared.Url.ToString(), CephGateway.Shared.AccessKey, CephGateway.Shared.SecretKey, S3Server.Bucket];
    await Transfer.MakeBucketAsync(new(place[0]), place[1], place[2], place[3]);
}

Console.Out.WriteLine("| 1 blob of " + mib.ToString(CultureInfo.InvariantCulture) + " MiB | MiB/s | s | CPU s | peak MiB |");
Console.Out.WriteLine("|---|---:|---:|---:|---:|");
foreach (var name in Transfer.Kinds)
{
    using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(Transfer).Assembly.Location, name, .. place, (mib << 20).ToString(CultureInfo.InvariantCulture)]))!;
    await child.WaitForExitAsync();
    if (child.ExitCode != 0)
        return 1;
}

return 0;
