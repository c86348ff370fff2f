// The tool is behind an interface and a builder of arguments; in the end it is a process.
using System.Diagnostics;

public interface IRasterTool
{
    Task WarpAsync(string from, string to, string projection, CancellationToken token);
}

public sealed class CommandLine(string program)
{
    private readonly ProcessStartInfo _start = new(program) { UseShellExecute = false, CreateNoWindow = true };

    public CommandLine Option(string name, string value)
    {
        _start.ArgumentList.Add(name);
        _start.ArgumentList.Add(value);
        return this;
    }

    public CommandLine Argument(string value)
    {
        _start.ArgumentList.Add(value);
        return this;
    }

    public async Task<int> RunAsync(CancellationToken token)
    {
        using var process = new Process { StartInfo = _start };
        process.Start(); // RFN206
        await process.WaitForExitAsync(token);
        return process.ExitCode;
    }
}

public sealed class GdalTool : IRasterTool
{
    public async Task WarpAsync(string from, string to, string projection, CancellationToken token)
    {
        var code = await new CommandLine("gdalwarp").Option("-t_srs", projection).Option("-r", "near").Argument(from).Argument(to).RunAsync(token);
        if (code != 0)
            throw new InvalidOperationException($"gdalwarp ended with {code}; look at its output for {from}.");
    }
}

[Task]
public sealed partial record WarpedRaster(string Raster, string Projection)
{
    [Requires] public FileSource Source => new(Raster);

    public async Task Run(Artifact<byte[]> source, OutputFile warped, CancellationToken cancellationToken)
    {
        IRasterTool tool = new GdalTool();
        await tool.WarpAsync(source.Path, warped.Path, Projection, cancellationToken);
    }
}
