using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>Damaged bytes, however many and whoever meets them first: they are made again, and nothing is made from them.</summary>
public class DamageTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public DamageTests()
        : this(new())
    {
    }

    private protected DamageTests(PipelineOptions options) => _store.Options = options;

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reader_of_many_damaged_inputs_gets_them_all_made_again()
    {
        Step[] parts = [.. Enumerable.Range(0, 8).Select(i => Large($"p{i}", 'a'))];
        await _store.RunAsync(parts);
        foreach (var part in parts)
            await _store.DamageAsync(part);

        var report = await _store.RunAsync(new Step("reader") { Needs = parts, Body = (t, _) => new($"{t.Sum(x => x.Length)}") });
        Assert.Equal(new RunCounts(9, 0, 0, 0), report.Counts);
        Assert.Equal(8, report.Tasks.Count(t => t.Reason == new Reason(ReasonKind.Corrupt)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Many_readers_of_damaged_inputs_get_them_made_again_once(int workers)
    {
        var made = 0;
        var part = new Step("part")
        {
            Body = (_, _) =>
            {
                Interlocked.Increment(ref made);
                return new(new string('a', 100_000));
            },
        };
        await _store.RunAsync(part);
        await _store.DamageAsync(part);

        // Some are already waiting in line when the first one finds the damage, some become ready while the bytes are made again.
        Step[] readers = [.. Enumerable.Range(0, 40).Select(i => new Step($"r{i}") { Needs = [part, .. i % 3 == 0 ? [new Step($"before{i}")] : Array.Empty<Step>()], Body = (t, _) => new($"{t[0].Length}") })];
        var report = await Pipeline.Open(_store.Store, _store.Options).RunAsync(readers, new RunOptions { Workers = workers });
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.Equal(2, made);
        foreach (var reader in readers)
            Assert.Equal("100000", await Pipeline.Open(_store.Store, _store.Options).GetAsync(reader));
    }

    [Fact]
    public async Task Where_damaged_bytes_cannot_be_made_again_their_readers_are_skipped()
    {
        var fails = false;
        var part = new Step("part") { Body = (_, _) => fails ? throw new IOException("gone") : new(new string('a', 100_000)) };
        await _store.RunAsync(part);
        await _store.DamageAsync(part);
        fails = true;

        Step[] readers = [.. Enumerable.Range(0, 20).Select(i => new Step($"r{i}") { Needs = [part] })];
        var report = await Pipeline.Open(_store.Store, _store.Options).RunAsync(readers, new RunOptions { Workers = 4 });
        Assert.Equal(new RunCounts(0, 0, 1, 20), report.Counts);
        Assert.Equal(RunState.Failed, report.State);
    }

    [Fact]
    public async Task Bytes_that_are_damaged_each_time_fail_their_readers_in_the_end()
    {
        var part = Large("part", 'a');
        await _store.RunAsync(part);
        var asked = 0;
        var reader = new Step("reader")
        {
            Later = _ => [],
            Needs = [new Step("before") { Needs = [part], Body = async (_, _) => await DamagedAsync() }],
        };

        var report = await _store.RunAsync(reader);
        Assert.Equal(["part: Executed (corrupt)", "before: Failed (missing)", "reader: Skipped"], StoreFixture.Lines(report));
        Assert.InRange(asked, 2, 10);

        async Task<string> DamagedAsync()
        {
            asked++;
            await _store.DamageAsync(part);
            return await ReadAsync(part);
        }
    }

    [Fact]
    public async Task A_damaged_artifact_of_another_pipeline_is_a_failure_like_any_other()
    {
        using var elsewhere = new StoreFixture();
        var foreign = Large("foreign", 'a');
        await elsewhere.RunAsync(foreign);
        await elsewhere.DamageAsync(foreign);
        var artifact = await Pipeline.Open(elsewhere.Store).FindAsync(foreign);

        var report = await _store.RunAsync(new Step("curious")
        {
            Body = (_, _) =>
            {
                using var stream = artifact!.OpenRead();
                stream.CopyTo(Stream.Null);
                return new("");
            },
        });
        Assert.Equal(["curious: Failed (missing)"], StoreFixture.Lines(report));
    }

    [Fact]
    public async Task A_plan_that_meets_damaged_bytes_says_that_they_would_be_made_again()
    {
        var part = Large("part", 'a');
        var reader = new Step("reader") { Needs = [part], Later = t => [new Step($"later{t[0].Length}")] };
        await _store.RunAsync(reader);
        await _store.DamageAsync(part);

        var plan = await Pipeline.Open(_store.Store, _store.Options).PlanAsync([reader]);
        Assert.Empty(plan.Failures);
        Assert.Equal("part: Run corrupt", $"{plan.Tasks[0].Task}: {plan.Tasks[0].Action} {plan.Tasks[0].Reason}");
    }

    private async Task<string> ReadAsync(Step step)
    {
        var artifact = await Pipeline.Open(_store.Store, _store.Options).FindAsync(step);
        await using var stream = artifact!.OpenRead();
        return ((Refrain.Codecs.OutputCodec<string>)TaskDescriptor.Of(step).Output!).Read(stream);
    }

    private static Step Large(string name, char letter) => new(name) { Body = (_, _) => new(new string(letter, 100_000)) };
}
