// A version is asked from git.
using System.Diagnostics;

public static class Shell
{
    public static async Task<string> OutputOf(string file, string arguments, CancellationToken token)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!; // RFN206
        var text = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return text;
    }
}

[Task]
public sealed partial record Described(string Name)
{
    public async Task<string> Run(CancellationToken cancellationToken) => Name + (await Shell.OutputOf("git", "describe", cancellationToken)).Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
