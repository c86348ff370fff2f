using System.Text;
using Refrain.Hosting.Display;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Display;

/// <summary>What the program says goes to a full disk.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("list --json")]
    [InlineData("run Sum")]
    [InlineData("run Sum --json")]
    [InlineData("plan Sum --json")]
    public async Task Output_that_cannot_be_written_is_told_once(string line)
    {
        string[] store = line.StartsWith("list", StringComparison.Ordinal) ? [] : ["--store", _folder["store"]];
        var run = (await AppRun.Of([.. line.Split(' '), .. store], o => o.Out = Full("Standard output"))).Ended(ExitCode.TaskFailed);
        Assert.EndsWith("Standard output cannot be written: full. What had committed stays; look after where the output goes, and run again.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_said_the_exit_code_says_it() =>
        (await AppRun.Of(["run", "Sum", "--json", "--store", _folder["store"]], o => o.Error = Full("Standard error"))).Ended(ExitCode.TaskFailed);

    private static StreamWriter Full(string name) => new(new OutputStream(new FullStream(), name), new UTF8Encoding(false)) { AutoFlush = true };

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");
    }
}
