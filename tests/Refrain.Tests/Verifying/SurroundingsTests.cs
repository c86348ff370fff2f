using System.Globalization;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Running;
using Refrain.Verifying;

namespace Refrain.Tests.Verifying;

/// <summary>A verification leaves the process and the store as they were, however it ends.</summary>
[Collection(ProcessWide.Name)]
public sealed class SurroundingsTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Everything_is_as_it_was_after_the_end()
    {
        var before = Look();
        var inside = "";
        var looks = new Step("looks") { Body = (_, _) => new((inside = Look()).Length > 0 ? "same" : "") };
        await _store.RunAsync(looks);
        Assert.Equal(before, inside);
        await Pipeline.Open(_store.Store).VerifyAsync([looks]);
        Assert.NotEqual(before, inside);
        Assert.Equal(before, Look());
    }

    [Fact]
    public async Task Everything_is_as_it_was_after_a_cancellation()
    {
        var before = Look();
        using var stop = new CancellationTokenSource();
        var first = true;
        var endless = new Step("endless")
        {
            Body = async (_, context) =>
            {
                if (!first)
                {
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }

                first = false;
                return "";
            },
        };
        await _store.RunAsync(endless);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Pipeline.Open(_store.Store).VerifyAsync([endless], cancellationToken: stop.Token));
        Assert.Equal(before, Look());
    }

    [Fact]
    public async Task What_does_not_heed_its_token_is_given_up()
    {
        var before = Look();
        using var stop = new CancellationTokenSource();
        var end = new TaskCompletionSource();
        var first = true;
        var deaf = new Step("deaf")
        {
            Body = async (_, _) =>
            {
                if (!first)
                {
                    await stop.CancelAsync();
                    await end.Task;
                }

                first = false;
                return "";
            },
        };
        await _store.RunAsync(deaf);
        var options = new VerifyOptions { CancellationGrace = TimeSpan.Zero };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Pipeline.Open(_store.Store).VerifyAsync([deaf], options, stop.Token));
        Assert.Equal(before, Look());
        end.SetResult();
    }

    [Fact]
    public async Task There_is_one_verification_at_a_time()
    {
        var task = new Step("task");
        await _store.RunAsync(task);
        var pipeline = Pipeline.Open(_store.Store);
        var refused = "";
        var options = new VerifyOptions { Progress = _ => refused = Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.VerifyAsync([task])).GetAwaiter().GetResult().Message };
        Assert.True((await pipeline.VerifyAsync([task], options)).IsSound);
        Assert.StartsWith("Another verification is under way in this process", refused, StringComparison.Ordinal);
        Assert.True((await pipeline.VerifyAsync([task])).IsSound);
    }

    [Fact]
    public async Task The_store_does_not_change_by_a_byte()
    {
        using var folder = new TempFolder();
        var runs = 0;
        IEnumerable<Basket> Rows() => Enumerable.Range(1, 5_000).Select(n => new Basket($"{n} {runs}", [], new Dictionary<string, decimal>()));
        var options = new PipelineOptions { Services = new Makers((Func<IEnumerable<Basket>>)Rows, () => new byte[20_000]) };
        folder.Write("data/a.txt", "A");
        folder.Write("data/b.txt", "B");
        ITask[] tasks = [new MadeRows(), new MadeLines(), new MadeFileAtPath(), new ReadsHere(folder["data"]), new Price(), new Tickets(4)];
        await using (var pipeline = Pipeline.Open(folder["store"], options))
            Assert.Equal(RunState.Succeeded, (await pipeline.RunAsync(tasks)).State);

        // Once opened and closed, so that what opening alone leaves is not counted.
        await using (var pipeline = Pipeline.Open(folder["store"], options))
            await pipeline.PlanAsync(tasks);
        var before = Tree(folder["store"]);
        runs = 1;
        await using (var pipeline = Pipeline.Open(folder["store"], options))
        {
            var report = await pipeline.VerifyAsync(tasks);
            Assert.Equal(["Differs", "Differs", "Same", "Same", "Differs", "Differs"], report.Tasks.Select(t => t.State.ToString()));
        }

        Assert.Equal(before, Tree(folder["store"]));
    }

    [Fact]
    public async Task Its_scratch_is_gone_at_the_end()
    {
        var scratch = "";
        var task = new Step("task") { Body = (_, context) => new((scratch = context.ScratchDirectory)[..0]) };
        await _store.RunAsync(task);
        var first = scratch;
        Assert.True((await Pipeline.Open(_store.Store).VerifyAsync([task])).IsSound);
        Assert.NotEqual(first, scratch);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(scratch))), scratch);
    }

    [Fact]
    public void Every_culture_has_one_that_is_foreign_to_it_in_all_that_counts()
    {
        // Of each kind of separator, minus, letter case and calendar; all that a system knows take long to load.
        const string Names =
            ",am-ET,ar-EG,ar-SA,az-Latn-AZ,bg-BG,cs-CZ,da-DK,de-AT,de-CH,de-DE,el-GR,en-GB,en-IN,en-US,en-ZA,es-ES,es-MX,et-EE,fa-IR,fi-FI,fr-CH,fr-FR,"
            + "he-IL,hi-IN,hr-HR,hu-HU,it-IT,ja-JP,kk-KZ,ko-KR,lt-LT,nb-NO,pl-PL,ps-AF,pt-BR,ru-RU,sl-SI,sv-SE,th-TH,tr-TR,ur-PK,uz-Latn-UZ,vi-VN,zh-CN";
        var date = new DateTime(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc);
        foreach (var culture in Names.Split(',').Select(CultureInfo.GetCultureInfo))
        {
            var foreign = ForeignCulture.To(culture);
            Assert.All<Func<CultureInfo, string>>(
                [c => 1.5.ToString(c), c => (-1).ToString(c), c => 12345.ToString("N0", c), c => "TITLE".ToLower(c), c => date.ToString("yyyy", c), c => date.ToString(c)],
                shown => Assert.False(shown(culture) == shown(foreign), $"{culture.Name} and {foreign.Name}: {shown(culture)}"));
        }
    }

    private static string Look() => string.Join(
        '|',
        CultureInfo.CurrentCulture.Name,
        CultureInfo.CurrentUICulture.Name,
        CultureInfo.DefaultThreadCurrentCulture?.Name,
        CultureInfo.DefaultThreadCurrentUICulture?.Name,
        TimeZoneInfo.Local.Id,
        Environment.GetEnvironmentVariable("TZ"),
        Environment.CurrentDirectory);

    private static IReadOnlyList<string> Tree(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {(File.Exists(path) ? ContentHash.Of(File.ReadAllBytes(path)) : "folder")} {File.GetLastWriteTimeUtc(path):O}")];
}
