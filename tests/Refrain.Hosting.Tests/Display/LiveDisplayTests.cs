using Refrain.Hosting.Display;
using Refrain.Hosting.Tests.Shop;
using Spectre.Console;

namespace Refrain.Hosting.Tests.Display;

public sealed class LiveDisplayTests
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task A_terminal_sees_what_runs_and_keeps_what_has_ended()
    {
        using var writer = new SharedWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = 120;
        await using (var display = new Hosting.Display.LiveDisplay(console, TimeProvider.System))
        {
            display.Tell(new RunEvent(RunEventKind.Started, new Sum(), new Reason(ReasonKind.Missing), null, null, default, 0, 0, 2));
            display.Tell(new RunEvent(RunEventKind.Progress, new Sum(), null, null, null, default, 0.25, 0, 2)
            {
                Estimate = new RunEstimate(TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(125), 0),
            });
            while (!writer.ToString().Contains("25 %  Sum(Count: 3)", StringComparison.Ordinal))
                await Task.Yield();
            display.Tell(new RunEvent(RunEventKind.Ended, new Sum(), new Reason(ReasonKind.Missing), TaskState.Executed, null, TimeSpan.FromSeconds(2), 1, 1, 2));
            display.Tell(new RunEvent(RunEventKind.Ended, new Numbers(), null, TaskState.UpToDate, null, default, 1, 2, 2));
        }

        var text = writer.ToString();
        Assert.Contains(Escape, text);
        Assert.Contains("0 of 2 tasks", text, StringComparison.Ordinal);
        Assert.Contains(", about 2 h left", text, StringComparison.Ordinal);
        Assert.Contains("Sum(Count: 3)  [missing]  2.0 s", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Numbers", text, StringComparison.Ordinal);
        Assert.Contains("\u001b[?25h", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_lines_have_no_escape_codes()
    {
        using var folder = new Testing.TempFolder();
        foreach (var line in new[] { "run Numbers", "show Numbers", "plan Numbers", "run Numbers --json", "list", "--help", "run Nambers" })
        {
            string[] args = line.StartsWith("run", StringComparison.Ordinal) || line.Contains(' ', StringComparison.Ordinal)
                ? [.. line.Split(' '), "--store", folder.Path]
                : line.Split(' ');
            var run = await AppRun.Of(args);
            Assert.DoesNotContain(Escape, run.Out + run.Error);
        }
    }

    [Fact]
    public async Task Plain_lines_tell_of_what_ran()
    {
        using var writer = new StringWriter();
        await using var display = new PlainDisplay(writer);
        display.Tell(new RunEvent(RunEventKind.Started, new Sum(), null, null, null, default, 0, 0, 2));
        display.Tell(new RunEvent(RunEventKind.Ended, new Sum(), new Reason(ReasonKind.Forced), TaskState.Executed, null, TimeSpan.FromMilliseconds(20), 1, 1, 2));
        display.Tell(new RunEvent(RunEventKind.Ended, new Numbers(), null, TaskState.UpToDate, null, default, 1, 2, 2));
        display.Tell(new RunEvent(RunEventKind.Ended, new Sum(4), new Reason(ReasonKind.InputChanged, "x"), TaskState.Failed, new FormatException(), TimeSpan.FromMilliseconds(5), 1, 2, 2));
        Assert.Equal("executed  Sum(Count: 3)  [forced]  20 ms\nfailed    Sum(Count: 4)  [input changed: x]  5 ms\n", writer.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>A writer that is read while others write.</summary>
    private sealed class SharedWriter : StringWriter
    {
        private readonly Lock _gate = new();

        public override void Write(char value)
        {
            lock (_gate)
                base.Write(value);
        }

        public override void Write(string? value)
        {
            lock (_gate)
                base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_gate)
                base.Write(buffer, index, count);
        }

        public override string ToString()
        {
            lock (_gate)
                return base.ToString();
        }
    }
}
