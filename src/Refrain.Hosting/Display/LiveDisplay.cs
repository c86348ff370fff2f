using System.Collections.Concurrent;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Refrain.Hosting.Display;

/// <summary>Shows a run on a terminal: what has ended as lines, and below them, redrawn, what is running and how far the run is.</summary>
internal sealed class LiveDisplay : IRunDisplay
{
    private const int MostRunning = 8;
    private static readonly TimeSpan s_redraw = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly ConcurrentQueue<(TaskState State, string Text)> _lines = new();
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<TaskKey, (ITask Task, long Started, double Fraction)> _running = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;
    private int _done;
    private int _known;
    private (RunEstimate Estimate, long At)? _estimate;

    public LiveDisplay(IAnsiConsole console, TimeProvider time)
    {
        _console = console;
        _time = time;
        _started = time.GetTimestamp();
        _drawing = Task.Run(() => console.Live(Picture()).AutoClear(true).StartAsync(DrawAsync));
    }

    public void Tell(RunEvent change)
    {
        if (RunLine.Of(change) is { } line)
            _lines.Enqueue(line);
        lock (_gate)
        {
            (_done, _known) = (change.Done, change.Known);
            _estimate = change.Estimate is { } estimate ? (estimate, _time.GetTimestamp()) : null;
            var key = change.Task.Key;
            switch (change.Kind)
            {
                case RunEventKind.Started or RunEventKind.Resumed:
                    _running[key] = (change.Task, _time.GetTimestamp(), 0);
                    break;
                case RunEventKind.Progress when _running.TryGetValue(key, out var running):
                    _running[key] = running with { Fraction = change.Fraction };
                    break;
                case RunEventKind.Ended or RunEventKind.Postponed or RunEventKind.Suspended:
                    _running.Remove(key);
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _drawing;
        WriteLines();
        _end.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext live)
    {
        using var timer = new PeriodicTimer(s_redraw, _time);
        while (!_end.IsCancellationRequested)
        {
            WriteLines();
            live.UpdateTarget(Picture());

            // The end of the run ends the wait, and is no fault.
            await timer.WaitForNextTickAsync(_end.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void WriteLines()
    {
        while (_lines.TryDequeue(out var line))
        {
            var style = line.State == TaskState.Failed ? new Style(Color.Red) : new Style(Color.Green);
            _console.Write(new Paragraph().Append(RunLine.Line(RunLine.Word(line.State), ""), style).Append(line.Text + "\n"));
        }
    }

    private string Left() =>
        _estimate is var (estimate, at) && EstimateText.Of(estimate.After(_time.GetElapsedTime(at))) is { } text ? $", {text} left" : "";

    private IRenderable Picture()
    {
        var lines = new List<IRenderable>();
        lock (_gate)
        {
            foreach (var (task, started, fraction) in _running.Values.Take(MostRunning))
            {
                var progress = fraction > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {fraction * 100:0} %") : "";
                var line = RunLine.Line("running", $"{DurationText.Of(_time.GetElapsedTime(started))}{progress}  {RunLine.Task(task)}");
                lines.Add(new Text(PlainText.Cut(line, Math.Max(_console.Profile.Width - 1, RunLine.Narrowest))));
            }

            var others = _running.Count > MostRunning ? string.Create(CultureInfo.InvariantCulture, $", and {_running.Count - MostRunning} more running") : "";
            lines.Add(new Text(
                string.Create(CultureInfo.InvariantCulture, $"{_done} of {_known} tasks, {DurationText.Of(_time.GetElapsedTime(_started))}{Left()}{others}"),
                new Style(decoration: Decoration.Bold)));
        }

        return new Rows(lines);
    }
}
