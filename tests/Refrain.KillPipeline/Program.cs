using System.Globalization;
using Refrain.Hosting;
using Refrain.KillPipeline;
using Refrain.Postgres;
using Refrain.RabbitMQ;

return await RefrainApp.RunAsync(args, app =>
{
    app.DefaultTask<Everything>();
    app.AddStore("postgres", PostgresStore.Open);
    foreach (var scheme in new[] { "amqp", "amqps" })
        app.AddBroker(scheme, static (address, logger) => RabbitBroker.Open(address, Killing.Broker(logger)));
    app.Targets = Killing.Targets();
    if (Environment.GetEnvironmentVariable("REFRAIN_TEST_LEASE") is { } seconds)
    {
        app.Lease = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        app.WorkerPatience = app.Lease;
    }
});
