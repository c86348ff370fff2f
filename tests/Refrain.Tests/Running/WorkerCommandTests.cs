using Refrain.Running;

namespace Refrain.Tests.Running;

/// <summary>How a worker process is started.</summary>
public sealed class WorkerCommandTests
{
    [Fact]
    public void A_worker_has_the_environment_of_the_program_but_for_what_the_command_says()
    {
        var command = new WorkerCommand("/bin/sh", ["-c", "printf '%s %s %s' \"$REFRAIN_ADDED\" \"${PATH:+inherited}\" \"${HOME-none}\""])
        {
            Environment = new Dictionary<string, string?> { ["REFRAIN_ADDED"] = "a b", ["HOME"] = null },
        };
        using var link = new ProcessLink(command);
        using var output = new StreamReader(link.Output);
        Assert.Equal("a b inherited none", output.ReadToEnd());
        Assert.Equal("it exited with code 0", link.End(atOnce: false).How);
    }
}
