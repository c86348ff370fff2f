using Refrain.Keys;
using Refrain.Testing;

namespace Refrain.Tests.Sources;

/// <summary>What a change in a folder makes run, and what it does not.</summary>
public abstract class DirectorySourceTests(bool local) : IDisposable
{
    private static readonly DateTime s_past = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly SourceRuns _runs = new(local);
    private DateTime _next = s_past;

    public void Dispose()
    {
        _runs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_change_runs_the_tasks_of_what_changed_and_what_is_made_of_them()
    {
        Write("a.txt", "1 2");
        Write("b.txt", "3");
        Write("c.md", "4");
        var words = new Words(_folder.Path);
        Assert.Equal(["Words: missing", "WordsOf a.txt: missing", "WordsOf b.txt: missing"], await _runs.RunAsync(words));
        Assert.Equal(3, await _runs.GetAsync(words));
        Assert.Empty(await _runs.RunAsync(words));

        Write("b.txt", "3 4 5");
        Assert.Equal(["Words: input changed", "WordsOf b.txt: input changed"], await _runs.RunAsync(words));
        Write("b.txt", "five six seven");
        Assert.Equal(["WordsOf b.txt: input changed"], await _runs.RunAsync(words));
        Assert.Equal(5, await _runs.GetAsync(words));

        Write("d.txt", "9");
        Assert.Equal(["WordsOf d.txt", "Words"], await _runs.PlanAsync(words));
        Assert.Equal(["Words: input changed", "WordsOf d.txt: missing"], await _runs.RunAsync(words));
        Write("e.md", "not asked for");
        Write("deep/f.txt", "neither");
        Assert.Empty(await _runs.RunAsync(words));

        File.Delete(_folder["a.txt"]);
        Assert.Equal(["Words: input changed"], await _runs.RunAsync(words));
        Assert.Equal(4, await _runs.GetAsync(words));
        File.Move(_folder["b.txt"], _folder["z.txt"]);
        Assert.Equal(["Words: input changed", "WordsOf z.txt: missing"], await _runs.RunAsync(words));
        Write("a.txt", "1 2");
        Assert.Equal(["Words: input changed"], await _runs.RunAsync(words));
        Assert.Equal(6, await _runs.GetAsync(words));
    }

    [Fact]
    public async Task Files_of_folders_inside_are_partitions_too()
    {
        Write("a.txt", "1");
        Write("x/y/b.txt", "2 3");
        var words = new Words(_folder.Path, Deep: true);
        Assert.Equal(["Words: missing", "WordsOf a.txt: missing", "WordsOf x/y/b.txt: missing"], await _runs.RunAsync(words));
        Assert.Equal(3, await _runs.GetAsync(words));
        Write("x/y/b.txt", "2 3 4");
        Assert.Equal(["Words: input changed", "WordsOf x/y/b.txt: input changed"], await _runs.RunAsync(words));
        Directory.Move(_folder["x"], _folder["w"]);
        Assert.Equal(["Words: input changed", "WordsOf w/y/b.txt: missing"], await _runs.RunAsync(words));
    }

    /// <summary>Random edits of a folder, against a model: what was run with which content, and what the sum was made of.</summary>
    [Fact]
    public async Task Any_edits_run_exactly_what_they_concern()
    {
        for (var seed = 0; seed < (local ? 3 : 20); seed++)
        {
            var random = new Random(seed);
            using var folder = new TempFolder();
            using var runs = new SourceRuns(local);
            var now = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var done = new Dictionary<string, string>(StringComparer.Ordinal);
            IReadOnlyList<(string Name, int Count)>? summed = null;
            for (var step = 0; step < 12; step++)
            {
                for (var edits = random.Next(3); edits > 0; edits--)
                    Edit(random, folder, now);
                var expected = now.Where(file => done.GetValueOrDefault(file.Key) != file.Value)
                    .Select(file => done.ContainsKey(file.Key) ? $"WordsOf {file.Key}: input changed" : $"WordsOf {file.Key}: missing").ToList();
                foreach (var (name, text) in now)
                    done[name] = text;
                IReadOnlyList<(string Name, int Count)> inputs = [.. now.Select(file => (file.Key, file.Value.Split(' ').Length))];
                if (summed is null || !summed.SequenceEqual(inputs))
                    expected.Add(summed is null ? "Words: missing" : "Words: input changed");
                summed = inputs;

                var words = new Words(folder.Path, Deep: true);
                var ran = await runs.RunAsync(words);
                Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(ran), $"seed {seed}, step {step}: expected {string.Join(", ", expected)}; ran {string.Join(", ", ran)}");
                Assert.Equal(inputs.Sum(i => i.Count), await runs.GetAsync(words));
            }
        }
    }

    [Fact]
    public async Task Names_bind_in_every_form_and_contents_do_not_count()
    {
        Write("a.txt", "1");
        Write("b.txt", "2");
        var names = new Names(_folder.Path);
        Assert.Equal("a.txt b.txt|a.txt b.txt|a.txt b.txt|a.txt b.txt|-|a.txt b.txt a.txt|a.txt", await _runs.GetAsync(names));
        Write("a.txt", "longer");
        Assert.Empty(await _runs.RunAsync(names));
        Write("c.txt", "3");
        Assert.Equal(["Names: input changed"], await _runs.RunAsync(names));
    }

    [Fact]
    public async Task Through_a_handle_contents_count()
    {
        Write("a.txt", "1");
        Write("deep/b.txt", "2");
        var whole = new Whole(_folder.Path);
        Assert.Equal("12 2", await _runs.GetAsync(whole));
        Assert.Empty(await _runs.RunAsync(whole));

        Write("deep/b.txt", "3");
        Assert.Equal(["Whole: input changed"], await _runs.RunAsync(whole));
        Assert.Equal("13 2", await _runs.GetAsync(whole));

        // Other times, the same content: looked at, and found to be the same.
        File.SetLastWriteTimeUtc(_folder["a.txt"], s_past.AddDays(30));
        Assert.Empty(await _runs.RunAsync(whole));
        Write("other.md", "not asked for");
        Assert.Empty(await _runs.RunAsync(whole));
        File.Move(_folder["a.txt"], _folder["c.txt"]);
        Assert.Equal(["Whole: input changed"], await _runs.RunAsync(whole));
    }

    [Fact]
    public async Task Handles_bind_in_every_form()
    {
        Write("a.txt", "1 2");
        Write("b.txt", "2");
        var handles = new Handles(_folder.Path);
        var name = Path.GetFileName(_folder.Path);
        Assert.Equal($"a.txt b.txt|{name}|True|2|{name}|2", await _runs.GetAsync(handles));
        Write("b.txt", "3");
        Assert.Equal(["Handles: input changed"], await _runs.RunAsync(handles));
    }

    /// <summary>Same lengths and times within the clock's resolution of the last look: the contents are read again.</summary>
    [Fact]
    public async Task A_content_that_lengths_and_times_do_not_show_is_seen_until_they_would()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 0, DateTimeKind.Utc);
        Write("a.txt", "1", time.AddSeconds(-30));
        Write("b.txt", "2", time);
        var whole = new Whole(_folder.Path);
        _runs.Now = new DateTimeOffset(time).AddSeconds(1);
        await _runs.RunAsync(whole);
        Write("a.txt", "3", time.AddSeconds(-30));
        Assert.Equal(["Whole: input changed"], await _runs.RunAsync(whole));
        Assert.Equal("32 2", await _runs.GetAsync(whole));

        // This look comes long after the newest was written: from now on, what lengths and times say is believed.
        _runs.Now = new DateTimeOffset(time).AddSeconds(10);
        Assert.Empty(await _runs.RunAsync(whole));
        Write("b.txt", "4", time);
        Assert.Empty(await _runs.RunAsync(whole));
        Write("b.txt", "4", time.AddSeconds(5));
        Assert.Equal(["Whole: input changed"], await _runs.RunAsync(whole));
    }

    [Fact]
    public async Task A_folder_that_is_missing_fails_what_reads_it()
    {
        var words = new Words(_folder["none"]);
        Assert.Equal([$"DirectorySource: The input folder '{_folder["none"]}' does not exist. Make it, or give the path of another."], await _runs.RunAsync(words));
        Assert.Contains(await _runs.PlanAsync(words), line => line.Contains("does not exist", StringComparison.Ordinal));
        Directory.CreateDirectory(_folder["none"]);
        Assert.Equal(["Words: missing"], await _runs.RunAsync(words));
        Assert.Equal(0, await _runs.GetAsync(words));
    }

    [Fact]
    public void Contents_are_another_identity()
    {
        var names = new DirectorySource("f", "*.txt", Recursive: true);
        var contents = DirectorySource.WithContents(names);
        Assert.NotEqual(names, contents);
        Assert.NotEqual(((ITask)names).Key, ((ITask)contents).Key);
        Assert.Equal(contents, DirectorySource.WithContents(contents));
        Assert.Null(DirectorySource.WithContents((DirectorySource?)null));
        Assert.Equal("DirectorySource(Path: f, Pattern: *.txt, Recursive: true, Contents: true)", contents.ToString(), ignoreCase: true);
        foreach (var source in (DirectorySource[])[names, contents, new("f")])
        {
            var reader = new KeyReader(TaskRegistry.Encode(source));
            Assert.Equal(source, TaskDescriptor.Of(source).Decode(ref reader));
        }
    }

    /// <summary>Makes, changes, moves or removes one of a few files, or touches it without a change.</summary>
    private void Edit(Random random, TempFolder folder, SortedDictionary<string, string> now)
    {
        string[] names = ["a.txt", "b.txt", "in/a.txt", "in/deep/c.txt", "in/d.txt"];
        var (name, other) = (names[random.Next(names.Length)], names[random.Next(names.Length)]);
        if (!now.TryGetValue(name, out var text) || random.Next(4) == 0)
            text = now[name] = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(10)));
        else if (random.Next(3) == 0)
            now.Remove(name);
        else if (random.Next(2) == 0)
            (_, now[other]) = (now.Remove(name), text);
        folder.Write("in/not.md", text);
        foreach (var gone in names.Where(n => !now.ContainsKey(n) && File.Exists(folder[n])))
            File.Delete(folder[gone]);
        foreach (var (file, content) in now)
        {
            if (File.Exists(folder[file]) && File.ReadAllText(folder[file]) == content && file != name)
                continue;
            folder.Write(file, content);
            File.SetLastWriteTimeUtc(folder[file], _next = _next.AddDays(1));
        }
    }

    /// <summary>Writes a file at a time of its own, long before the runs.</summary>
    private void Write(string name, string text) => Write(name, text, _next = _next.AddDays(1));

    private void Write(string name, string text, DateTime time)
    {
        _folder.Write(name, text);
        File.SetLastWriteTimeUtc(_folder[name], time);
    }

    public sealed class InMemory() : DirectorySourceTests(local: false);

    public sealed class OnDisk() : DirectorySourceTests(local: true);
}
