using System.Globalization;
using Refrain.Running;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>What would not go into a message: it is said, as nobody would ever answer what is refused at the other side.</summary>
public sealed class LargeMessageTests : IAsyncDisposable
{
    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_task_whose_message_would_be_too_large_fails_and_says_so()
    {
        var root = _site.Add(new Step("root") { Later = _ => Large(30) });
        _site.Worker();
        var report = await _site.RunAsync(root);
        Assert.Equal(30, report.Counts.Executed);
        var error = Assert.IsType<RequirementException>(report.Tasks.Single(static t => t.State == TaskState.Failed).Error);
        Assert.StartsWith("root cannot be sent to a worker by memory: with its parameters and the 30 tasks that it requires its message would have 18", error.Message, StringComparison.Ordinal);
        Assert.Contains("Have it require fewer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_asks_for_more_than_goes_into_a_message_fails_and_says_so()
    {
        var large = Large(30);
        var root = _site.Made("root", async (_, context) => (await context.RequireAllAsync(large)).Count.ToString(CultureInfo.InvariantCulture));
        _site.Worker();
        var report = await _site.RunAsync(root);
        var error = Assert.IsType<RequirementException>(report.Tasks.Single(static t => t.State == TaskState.Failed).Error);
        Assert.StartsWith("root cannot ask for 30 tasks at once by memory: the message would have 18", error.Message, StringComparison.Ordinal);
        Assert.Contains("Ask for fewer at a time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_much_errors_say_their_driver_is_told()
    {
        var text = new string('\u20ac', 1024 * 1024);
        var root = _site.Made("root", null, [.. Enumerable.Range(0, 40).Select(i => _site.Made($"bad{i}", (_, _) => throw new InvalidDataException(text)))]);
        _site.Worker();
        var report = await _site.RunAsync(root);
        Assert.Equal(40, report.Counts.Failed);
        Assert.All(report.Tasks.Where(static t => t.State == TaskState.Failed), static t =>
        {
            Assert.StartsWith("\u20ac\u20ac", t.Error!.Message, StringComparison.Ordinal);
            Assert.EndsWith("more characters)", t.Error!.Message, StringComparison.Ordinal);
        });
        Assert.Empty(_site.Broker.Dead);
    }

    [Fact]
    public void What_is_cut_of_an_error_is_cut_between_characters()
    {
        foreach (var before in new[] { "", "x" })
        {
            var text = before + string.Concat(Enumerable.Repeat("\U0001F600", 100_000));
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            writer.WriteError(new InvalidDataException(text));
            writer.Flush();
            stream.Position = 0;
            using var reader = new BinaryReader(stream);
            var said = reader.ReadError().Message;
            var end = said.IndexOf(" … (and ", StringComparison.Ordinal);
            Assert.StartsWith(said[..end], text, StringComparison.Ordinal);
            Assert.Equal($" … (and {text.Length - end} more characters)", said[end..]);
        }
    }

    [Fact]
    public void However_large_the_tasks_are_that_errors_name_their_driver_is_told()
    {
        var task = new Step(new string('x', 1_200_000));
        var results = Enumerable.Range(0, 40).Select(i => new EndedMessage.One(i, 1, RunResult.Failed(new RequiredTaskException(task, new string('\u20ac', 1024 * 1024))))).ToList();
        var messages = EndedMessage.Split(results).Select(static some => (some.Count, Body: EndedMessage.Write(new WorkerNews("w", "p", 1, [""]), some))).ToList();
        Assert.Equal(40, messages.Sum(static m => m.Count));
        Assert.All(messages, static m => Assert.InRange(m.Body.Length, 1, Envelope.MostBytes));
    }

    /// <summary>Tasks whose names have 600 kB each.</summary>
    private Step[] Large(int count) => [.. Enumerable.Range(0, count).Select(i => _site.Made(string.Create(CultureInfo.InvariantCulture, $"{i}-") + new string('x', 600_000), static (_, _) => new("x")))];
}
