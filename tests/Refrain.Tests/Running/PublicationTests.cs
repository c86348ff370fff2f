using System.Globalization;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Tests.Stores;

namespace Refrain.Tests.Running;

/// <summary>What a worker's tasks made is published once, in order, and waits for more only while more is expected.</summary>
public sealed class PublicationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(5, true)]
    [InlineData(5_000, true)]
    [InlineData(5_000, false)]
    public async Task Everything_is_published_once_and_in_order_whether_or_not_more_comes(int count, bool isMoreExpected)
    {
        await using var catalog = new HeldCatalog();
        var told = new Told(count);
        var publication = new Publication<int>(catalog, TimeProvider.System, told.Take);
        for (var i = 0; i < count; i++)
            publication.Add(i, Entry(i), isMoreExpected);
        catalog.LetGo();
        Assert.Equal(Enumerable.Range(0, count), await told.All.WaitAsync(s_patience));
        Assert.Equal(count, catalog.Sizes.Sum());
        publication.Complete();
    }

    [Fact]
    public async Task What_came_during_a_transaction_is_published_at_once_when_nothing_more_is_expected()
    {
        await using var catalog = new HeldCatalog();
        var told = new Told(2_000);
        var publication = new Publication<int>(catalog, TimeProvider.System, told.Take);
        publication.Add(0, Entry(0), isMoreExpected: true);
        await catalog.Began.WaitAsync(s_patience);
        for (var i = 1; i < 2_000; i++)
            publication.Add(i, Entry(i), isMoreExpected: true);
        publication.Hurry();
        catalog.LetGo();
        await told.All.WaitAsync(s_patience);
        Assert.Equal([1, 1_999], catalog.Sizes);
        publication.Complete();
    }

    [Fact]
    public async Task A_transaction_that_fails_fails_what_is_in_it_and_not_what_comes_after()
    {
        await using var catalog = new HeldCatalog { Failures = 1 };
        var told = new Told(200);
        var publication = new Publication<int>(catalog, TimeProvider.System, told.Take);
        publication.Add(0, Entry(0), isMoreExpected: true);
        await catalog.Began.WaitAsync(s_patience);
        for (var i = 1; i < 200; i++)
            publication.Add(i, Entry(i), isMoreExpected: i < 199);
        catalog.LetGo();
        await told.All.WaitAsync(s_patience);
        Assert.IsType<StoreException>(told.Results[0].Error);
        Assert.All(told.Results.Skip(1), r => Assert.NotNull(r.Published));
        publication.Complete();
    }

    private static CatalogEntry Entry(int number)
    {
        var bytes = BitConverter.GetBytes(number);
        var task = new Step(number.ToString(CultureInfo.InvariantCulture));
        return new() { Key = TaskKey.Of(task), Name = "Step", Message = default, Version = ContentHash.Of(bytes), Size = bytes.Length, Inline = bytes };
    }

    private sealed class Told(int count)
    {
        private readonly TaskCompletionSource<IReadOnlyList<int>> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<int> _of = [];

        public Task<IReadOnlyList<int>> All => _all.Task;

        public List<RunResult> Results { get; } = [];

        public void Take(IReadOnlyList<(int Of, RunResult Result)> results)
        {
            _of.AddRange(results.Select(r => r.Of));
            Results.AddRange(results.Select(r => r.Result));
            if (_of.Count == count)
                _all.SetResult(_of);
        }
    }

    /// <summary>A catalog that takes what is published, and the first time not before it is let go.</summary>
    private sealed class HeldCatalog() : CatalogDouble(new MemoryCatalog())
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public List<int> Sizes { get; } = [];

        public int Failures { get; set; }

        public void LetGo() => _go.TrySetResult();

        public override async ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
        {
            _began.TrySetResult();
            await _go.Task;
            if (Failures-- > 0)
                throw new StoreException("the catalog", "It cannot be written.");
            Sizes.Add(entries.Count);
            return [];
        }
    }
}
