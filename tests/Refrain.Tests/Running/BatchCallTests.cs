using Refrain.Planning;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>Results of a batch are told together where they come together, never late, and never when what they were made of has changed.</summary>
public sealed class BatchCallTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly List<int> _told = [];
    private readonly SemaphoreSlim _more = new(0);
    private readonly Changing _input = new();
    private readonly Assignment[] _members = [.. Enumerable.Range(0, 200).Select(static i => new Assignment(new Node(new Step($"m{i}"), i), 1))];
    private readonly BatchCall _call;

    public BatchCallTests() => _call = new(
        _members,
        (node, _) =>
        {
            _told.Add(node.Order);
            _more.Release();
        },
        static (_, _) => { },
        TimeProvider.System);

    public void Dispose()
    {
        _call.Dispose();
        _more.Dispose();
    }

    [Fact]
    public async Task All_but_the_last_are_told_without_anything_following_and_the_file_is_looked_at_for_many_at_once()
    {
        for (var i = 0; i < _members.Length; i++)
            Make(i);
        for (var i = 0; i < _members.Length - 1; i++)
            Assert.True(await _more.WaitAsync(s_patience));
        Assert.Equal(Enumerable.Range(0, _members.Length - 1), _told);
        Assert.InRange(_input.Checks, 1, _members.Length);
        Assert.Equal([_members[^1]], _call.Rest);
        _call.Complete();
        Assert.Equal(Enumerable.Range(0, _members.Length), _told);
        Assert.Empty(_call.Rest);
    }

    [Fact]
    public async Task Nothing_is_told_of_what_was_made_before_a_change_was_seen_and_who_hands_in_the_next_hears_of_it()
    {
        Make(0);
        Assert.True(await _more.WaitAsync(s_patience));
        _input.HasChanged = true;
        Assert.Throws<SourceChangedException>(MakeOn);
        Assert.IsType<SourceChangedException>(_call.Settle());
        Assert.Throws<SourceChangedException>(_call.Complete);
        Assert.Equal([0], _told);
        Assert.Equal(_members.Length - 1, _call.Rest.Count);
    }

    [Fact]
    public void A_failure_is_told_after_what_came_before_it_and_a_closed_call_takes_nothing()
    {
        Make(0);
        Make(1);
        _call.Failed(2, new IOException("no"));
        Assert.Equal([0, 1, 2], _told);
        Assert.Null(_call.Settle());
        _call.Dispose();
        Assert.Throws<OperationCanceledException>(() => Make(3));
        Assert.Throws<OperationCanceledException>(() => _call.Failed(3, new IOException("no")));
        _call.Complete();
        Assert.Equal([0, 1, 2], _told);
    }

    private void MakeOn()
    {
        while (true)
            Make(1);
    }

    private void Make(int position)
    {
        var task = _members[position].Node.Task;
        _call.Made(
            position,
            new CatalogEntry { Key = task.Key, Name = "Step", Message = default, Version = ContentHash.Of("x") },
            new TaskInputs(task, [[_input]], new TaskContext(static () => "", 1, null, null, CancellationToken.None), null));
    }

    private sealed class Changing() : InputReader(new FileSource("database"))
    {
        private int _checks;

        public bool HasChanged { get; set; }

        public int Checks => _checks;

        public override ContentHash Version => default;

        public override long Size => 0;

        public override ValueTask<T> Value<T>() => throw NoBytes();

        public override ValueTask<IReadOnlyList<T>> List<T>() => throw NoBytes();

        public override ValueTask<IEnumerable<T>> Rows<T>() => throw NoBytes();

        public override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => throw NoBytes();

        public override void Check()
        {
            _checks++;
            if (HasChanged)
                throw new SourceChangedException(Task);
        }
    }
}
