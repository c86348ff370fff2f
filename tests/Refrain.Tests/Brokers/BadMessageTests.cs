using Refrain.Brokers;
using Refrain.Running;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>What gets into queues and is no message, or not for whoever takes it: refused, said, kept among the dead letters; and the worker goes on.</summary>
public sealed class BadMessageTests : IAsyncDisposable
{
    private readonly BrokerFixture _site = new();

    private static BrokerAddress Queue => new(BrokerAddressKind.Tasks, TaskQueues.OfClass("", TaskQueues.Program).ElementAt(1), "somebody");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Bytes_that_are_no_message_are_kept_with_the_reason_and_the_worker_goes_on()
    {
        var good = await MessageAsync();
        byte[][] bad =
        [
            [],
            "{\"task\": \"celery\"}"u8.ToArray(),
            good[..^1],
            good[..20],
            [.. good, 0],
            new byte[Envelope.MostBytes + 1],
            Flipped(good, 4),
            Flipped(good, good.Length - 3),
            Envelope.Write(EnvelopeKind.Ended, static w => w.Write(1)),
            Envelope.Write((EnvelopeKind)77, static _ => { }),
            Envelope.Write(EnvelopeKind.Tasks, static w => w.Write("half")),
        ];
        foreach (var bytes in bad)
            Put(bytes);
        await RunAsync("after");
        Assert.Equal(bad.Length, _site.Broker.Dead.Count);
        Assert.All(_site.Broker.Dead, static m => Assert.NotEmpty(m.Headers[TaskParcel.RefusalHeader]));
        Assert.Contains(_site.Broker.Dead, m => m.Headers[TaskParcel.RefusalHeader].Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {Flipped(good, 4)[4]}"), StringComparison.Ordinal));
        Assert.Equal(bad.Select(b => b.Length), _site.Broker.Dead.Select(m => m.Body.Length));
    }

    [Fact]
    public async Task Well_sealed_nonsense_of_any_kind_never_ends_the_worker()
    {
        var random = new Random(7);
        var good = await MessageAsync();
        for (var i = 0; i < 400; i++)
        {
            var content = good[14..];
            for (var edits = random.Next(1, 6); edits > 0; edits--)
                content[random.Next(content.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0)
                content = content[..random.Next(content.Length)];
            Put(Envelope.Write(EnvelopeKind.Tasks, w => w.Write(content)));
        }

        await RunAsync("after");
        Assert.False(_site.Workers[0].Work.IsCompleted);
        Assert.NotEmpty(_site.Broker.Dead);
    }

    [Fact]
    public async Task What_another_build_or_another_store_or_an_ended_run_has_sent_is_refused_with_that_reason()
    {
        var parcel = Parcel(await MessageAsync());
        await RunAsync("first");
        Put((parcel with { Terms = parcel.Terms with { Run = 1_000 } }).ToBytes());
        Put((parcel with { Terms = parcel.Terms with { Owner = "another:1" } }).ToBytes());
        Put((parcel with { Terms = parcel.Terms with { Program = "0123" } }).ToBytes());
        Put(parcel.ToBytes());
        await RunAsync("second");
        Assert.Equal(
            ["has opened another store", "has opened another store", "was sent by version 0123 of the program", "has ended and has all that it wanted"],
            _site.Broker.Dead.Select(static m => m.Headers[TaskParcel.RefusalHeader]).Select(r => new[] { "has opened another store", "was sent by version 0123 of the program", "has ended and has all that it wanted" }.Single(r.Contains)));
    }

    /// <summary>A message as a driver sends it, of a run that has ended.</summary>
    private async Task<byte[]> MessageAsync()
    {
        _site.Worker(slots: 1);
        await RunAsync("template");
        return _site.Broker.Sent.Single(m => m.To.Kind == BrokerAddressKind.Tasks).Body.ToArray();
    }

    private static TaskParcel Parcel(byte[] message) => TaskParcel.Read(Envelope.Read(message).Content);

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 0xF6;
        return copy;
    }

    private void Put(byte[] body) => _site.Broker.Put(new(Queue, body, new Dictionary<string, string>()));

    private async Task RunAsync(string name)
    {
        _site.Steps[name] = new Step(name) { Body = static (_, _) => new("x") };
        var report = await Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([_site.Steps[name]], new() { Broker = _site.Broker.Connect() }).WaitAsync(BrokerFixture.Patience);
        Assert.Equal(1, report.Counts.Executed);
    }
}
