using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.KillPipeline;
using Refrain.Postgres;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Users and passwords are in no log of any level, no activity, no metric, no message and no error.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class CredentialTests : IDisposable
{
    private const string BrokerPassword = "s3cret-of-the-broker";
    private const string StorePassword = "s3cret-of-the-store";

    private readonly TempFolder _folder = new();
    private readonly Site _site = new();
    private readonly Everything _heard = new();

    public void Dispose()
    {
        _site.Dispose();
        _heard.Dispose();
        _folder.Dispose();
    }

    [ServerFact]
    public async Task What_is_logged_traced_measured_and_sent_has_no_credentials_in_it()
    {
        _site.Rabbit.Control("add_user", "ann-of-the-broker", BrokerPassword);
        _site.Rabbit.Control("set_permissions", "-p", _site.Host, "ann-of-the-broker", ".*", ".*", ".*");
        var address = _site.Rabbit.Address(_site.Host, $"ann-of-the-broker:{BrokerPassword}");
        var store = $"{_site.StoreAt($"127.0.0.1:{PostgresServer.Shared.Port.ToString(CultureInfo.InvariantCulture)}", StorePassword)}";
        var options = new PipelineOptions { Logger = _heard, Lease = TimeSpan.FromSeconds(3) };
        using var drain = new CancellationTokenSource();
        await using (var broker = new Wire(RabbitBroker.Open(address, new() { Logger = _heard }), _heard))
        {
            await using var worker = Pipeline.Open(PostgresStore.Open(store), options);
            await using var driver = Pipeline.Open(PostgresStore.Open(store), options);
            var work = worker.WorkAsync(broker, new() { Slots = 2 }, drain.Token);
            var report = await driver.RunAsync([new Asking(1, 2)], new() { Broker = broker });
            Assert.Equal(6, report.Counts.Executed);
            await drain.CancelAsync();
            await work;
        }

        // Nor when something goes wrong, with whatever was thrown inside.
        await using (var broker = new Wire(RabbitBroker.Open(_site.Rabbit.Address(_site.Host, "ann-of-the-broker:" + BrokerPassword + "-of-yesterday"), new() { Logger = _heard }), _heard))
        {
            await using var driver = Pipeline.Open(PostgresStore.Open(store), options);
            var report = await driver.RunAsync([new Talking(1)], new() { Broker = broker });
            _heard.Add(Assert.Single(report.Tasks, static t => t.State == TaskState.Failed).Error!.ToString());
        }

        await using (var broker = RabbitBroker.Open($"amqp://ann-of-the-broker:{BrokerPassword}@127.0.0.1:1/x", new() { Logger = _heard, Patience = TimeSpan.FromMilliseconds(500) }))
            _heard.Add((await Assert.ThrowsAsync<BrokerException>(async () => await broker.SendAsync([new(new(BrokerAddressKind.Workers, ""), new byte[1], new Dictionary<string, string>())]))).ToString());
        _heard.Add((await Assert.ThrowsAsync<Stores.StoreException>(async () => await PostgresCatalog.OpenAsync($"postgres://ann-of-the-store:{StorePassword}@127.0.0.1:1/x", new() { Patience = TimeSpan.FromMilliseconds(500) }))).ToString());

        // All of them were listened to.
        foreach (var (what, text) in new[] { ("message", "RFNB"), ("log", "takes tasks of program version"), ("log", "refuses"), ("activity", "refrain"), ("metric", "refrain") })
            Assert.Contains(_heard.Texts, t => t.StartsWith(what, StringComparison.Ordinal) && t.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain(_heard.Texts, static t => t.Contains("s3cret", StringComparison.Ordinal) || t.Contains("ann-of-the-broker", StringComparison.Ordinal));
    }

    /// <summary>A broker of whose messages each is looked at on its way.</summary>
    private sealed class Wire(RabbitBroker broker, Everything heard) : ITaskBroker
    {
        public string Name => broker.Name;

        public ValueTask SendAsync(IReadOnlyList<BrokerMessage> messages, CancellationToken cancellationToken = default)
        {
            foreach (var message in messages)
            {
                var headers = string.Join(' ', message.Headers.Select(static h => $"{h.Key}={h.Value}"));
                heard.Add($"message {message.To} {headers} {Encoding.UTF8.GetString(message.Body.Span)}");
                heard.Add($"message {Encoding.Unicode.GetString(message.Body.Span)}");
            }

            return broker.SendAsync(messages, cancellationToken);
        }

        public ValueTask<IAsyncDisposable> ReceiveAsync(BrokerAddress address, int most, Action<IBrokerDelivery> received, Action? mended = null, CancellationToken cancellationToken = default) =>
            broker.ReceiveAsync(address, most, received, mended, cancellationToken);

        public ValueTask DisposeAsync() => broker.DisposeAsync();
    }

    /// <summary>Listens to all logs, activities and metrics of the process, those of libraries too.</summary>
    private sealed class Everything : ILogger, IDisposable
    {
        private readonly ActivityListener _activities;
        private readonly MeterListener _metrics;

        public Everything()
        {
            _activities = new()
            {
                ShouldListenTo = static _ => true,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = a => Add($"activity {a.Source.Name} {a.DisplayName} {a.StatusDescription} {Tags(a.TagObjects)} {string.Join(' ', a.Baggage)} {string.Join(' ', a.Events.Select(static e => e.Name + Tags(e.Tags)))}"),
            };
            ActivitySource.AddActivityListener(_activities);
            _metrics = new() { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
            _metrics.SetMeasurementEventCallback<long>((i, _, tags, _) => Measured(i, tags));
            _metrics.SetMeasurementEventCallback<int>((i, _, tags, _) => Measured(i, tags));
            _metrics.SetMeasurementEventCallback<double>((i, _, tags, _) => Measured(i, tags));
            _metrics.Start();
        }

        public ConcurrentQueue<string> Texts { get; } = [];

        public void Add(string text) => Texts.Enqueue(text);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Add($"log scope {state}");
            return null;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? Tags(pairs) : "";
            Add($"log {formatter(state, exception)} {values} {exception}");
        }

        public void Dispose()
        {
            _activities.Dispose();
            _metrics.Dispose();
        }

        private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(static t => $"{t.Key}={t.Value}"));

        private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Add($"metric {instrument.Meter.Name} {instrument.Name} {Tags(tags.ToArray())}");
    }
}
