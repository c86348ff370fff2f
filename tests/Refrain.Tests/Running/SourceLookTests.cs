using Refrain.Cleaning;
using Refrain.Keys;
using Refrain.Running;

namespace Refrain.Tests.Running;

/// <summary>What cannot be looked at is told of in one order, whichever was looked at first.</summary>
public sealed class SourceLookTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Sources_of_one_text_are_in_the_order_of_their_keys()
    {
        Alike[] sources = [.. Enumerable.Range(0, 8).Select(static i => new Alike($"{i}"))];
        Assert.Equal(1, (await _store.RunAsync(new Step("reader") { Needs = sources })).Counts.Executed);
        var links = (await StoreLinks.LoadAsync(_store.Catalog, new TaskRegistry([TaskDescriptor.Of<Alike>()]), default)).All;
        Alike.IsThere = false;
        foreach (var order in new[] { links, [.. links.Reverse()] })
        {
            var look = new SourceLook(_store.Store, _store.Options);
            foreach (var link in order)
                await look.LookAsync([link], default);
            Assert.Equal(sources.Select(static s => ((ITask)s).Key).Order(), look.Unseen.Select(static u => u.Source.Key));
        }
    }

    /// <summary>A source whose text does not say which one it is.</summary>
    private sealed record Alike(string Id) : ISourceType, IKeyHolder
    {
        private KeyCache _taskKey;

        public static bool IsThere { get; set; } = true;

        ref KeyCache IKeyHolder.Cache => ref _taskKey;

        static TaskDescription ITaskType.Describe() => new TaskDescription("Alike", "").Source().Parameters("string Id");

        static ITask ITaskType.Read(ref KeyReader reader) => new Alike(reader.NextString());

        TaskDescriptor ITaskType.Write(ref KeyWriter writer)
        {
            var type = TaskDescriptor.Begin<Alike>(ref writer);
            writer.NextString(Id);
            return type;
        }

        ValueTask<string> ISourceType.Observe(TaskInputs inputs) => IsThere ? new("") : throw new InvalidDataException("No.");

        ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => output.Value("");

        public bool Equals(Alike? other) => KeyCache.Equal(this, other);

        public override int GetHashCode() => KeyCache.Hash(this);

        public override string ToString() => "alike";
    }
}
