using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Sources;

/// <summary>
/// When a file is read again, and when its length and time are believed. Contents are swapped behind the same length and time, so that it shows whether
/// they were read; every time is set, none is waited for.
/// </summary>
public abstract class FileSourceTests(bool local) : IDisposable
{
    private static readonly DateTime s_written = new(2026, 1, 2, 3, 4, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly SourceRuns _runs = new(local);

    public void Dispose()
    {
        _runs.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(-3600, true)] // the file's time is in the future: a clock that is ahead, or a time that was set
    [InlineData(0, true)] // within the tick
    [InlineData(0.001, true)]
    [InlineData(1.999, true)] // a file system of two seconds: FAT
    [InlineData(2, true)]
    [InlineData(2.001, false)] // written since, the file would have another time
    [InlineData(3600, false)]
    public async Task A_file_is_read_again_unless_its_time_was_over_when_it_was_looked_at(double lookedAfter, bool isRead)
    {
        var text = new TextOf(Write("one", s_written));
        _runs.Now = At(lookedAfter);
        Assert.Equal("one", await _runs.GetAsync(text));

        Write("two", s_written);
        _runs.Now = At(lookedAfter + 86400);
        Assert.Equal(isRead ? ["TextOf: input changed"] : [], await _runs.RunAsync(text));
        Assert.Equal(isRead ? "two" : "one", await _runs.GetAsync(text));
    }

    /// <summary>The second look, long after, settles the file: it is not read for ever.</summary>
    [Fact]
    public async Task A_file_that_was_read_again_is_believed_from_then_on()
    {
        var text = new TextOf(Write("one", s_written));
        _runs.Now = At(1);
        await _runs.GetAsync(text);
        _runs.Now = At(60);
        Assert.Empty(await _runs.RunAsync(text));
        Write("two", s_written);
        Assert.Empty(await _runs.RunAsync(text));
    }

    /// <summary>A time in the future becomes the past: until then the file is read each time, after one more look it is not.</summary>
    [Fact]
    public async Task A_time_in_the_future_is_read_until_it_has_come()
    {
        var text = new TextOf(Write("one", s_written));
        _runs.Now = At(-60);
        await _runs.GetAsync(text);
        Write("two", s_written);
        Assert.Equal(["TextOf: input changed"], await _runs.RunAsync(text));
        _runs.Now = At(60);
        Write("six", s_written);
        Assert.Equal(["TextOf: input changed"], await _runs.RunAsync(text));
        Write("ten", s_written);
        Assert.Empty(await _runs.RunAsync(text));
    }

    /// <summary>On a file system that keeps times of two seconds, every file written within them has the same one, whichever way it is rounded.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Nothing_is_missed_on_a_coarse_file_system(int rounding)
    {
        // Written and looked at every 0.3 seconds; the file's time is cut off to, or rounded up to, two seconds.
        var text = new TextOf(_folder["file"]);
        for (var i = 0; i < 20; i++)
        {
            var now = 0.3 * i;
            Write(((char)('a' + i)).ToString(), s_written.AddSeconds((Math.Floor(now / 2) * 2) + rounding));
            _runs.Now = At(now + 0.1);
            Assert.Equal([i == 0 ? "TextOf: missing" : "TextOf: input changed"], await _runs.RunAsync(text));
        }
    }

    [Fact]
    public async Task Another_time_with_the_same_content_runs_nothing_and_another_length_is_seen_at_once()
    {
        var text = new TextOf(Write("one", s_written));
        _runs.Now = At(60);
        await _runs.GetAsync(text);
        Write("one", s_written.AddSeconds(-500));
        Assert.Empty(await _runs.RunAsync(text));
        Write("three", s_written.AddSeconds(-500));
        Assert.Equal(["TextOf: input changed"], await _runs.RunAsync(text));
    }

    /// <summary>What a link leads to is what is read, so it is what is looked at.</summary>
    [Fact]
    public async Task A_link_changes_with_what_it_leads_to()
    {
        Write("one", s_written);
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        File.CreateSymbolicLink(_folder["link to link"], _folder["link"]);
        var text = new TextOf(_folder["link to link"]);
        _runs.Now = At(86400 * 365);
        Assert.Equal("one", await _runs.GetAsync(text));
        Write("two", s_written.AddDays(1));
        Assert.Equal(["TextOf: input changed"], await _runs.RunAsync(text));
        Write("three", s_written.AddDays(1));
        Assert.Equal(["TextOf: input changed"], await _runs.RunAsync(text));
        Assert.Equal("three", await _runs.GetAsync(text));

        File.Delete(_folder["file"]);
        Assert.Equal([$"FileSource: The input file '{_folder["link to link"]}' does not exist. Make it, or give the path of another."], await _runs.RunAsync(text));
    }

    [Fact]
    public async Task What_is_no_file_fails_what_reads_it()
    {
        Assert.Equal([$"FileSource: The input file '{_folder["none"]}' does not exist. Make it, or give the path of another."], await _runs.RunAsync(new TextOf(_folder["none"])));
        Assert.Equal([$"FileSource: The input '{_folder.Path}' is a folder; a file was expected."], await _runs.RunAsync(new TextOf(_folder.Path)));
        Assert.Equal(["FileSource: An input file has an empty path. Give the path of a file."], await _runs.RunAsync(new TextOf("")));
    }

    private static DateTimeOffset At(double seconds) => new DateTimeOffset(s_written).AddSeconds(seconds);

    private string Write(string text, DateTime written)
    {
        var path = _folder.Write("file", text);
        File.SetLastWriteTimeUtc(path, written);
        return path;
    }

    public sealed class InMemory() : FileSourceTests(local: false);

    public sealed class OnDisk() : FileSourceTests(local: true);
}
