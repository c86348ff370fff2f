// What the started program does is out of sight, and so is what a second start does.
using System.Diagnostics;

[Task]
public sealed partial record Packed(string Folder, string Archive)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        using var process = Process.Start("tar", ["-czf", Archive, Folder]); // RFN206
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? 1 : throw new InvalidOperationException($"tar ended with {process.ExitCode}");
    }
}
