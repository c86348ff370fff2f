using Refrain.Hosting;
using Refrain.Postgres;
using Refrain.RabbitMQ;
using Refrain.S3;

// The same program is the driver (run --broker …), a worker (worker --broker …), and, without a broker, all of it at once.
return await RefrainApp.RunAsync(args, app =>
{
    app.AddStore("postgres", PostgresStore.Open);
    app.AddCatalog("postgres", static (address, isReadOnly) => PostgresCatalog.Open(address, new() { IsReadOnly = isReadOnly }));
    app.AddBlobs("s3", S3BlobStore.Open);
    app.AddBroker("amqp", static (address, logger) => RabbitBroker.Open(address, new RabbitBrokerOptions { Logger = logger }));
    app.AddBroker("amqps", static (address, logger) => RabbitBroker.Open(address, new RabbitBrokerOptions { Logger = logger }));
    app.DefaultTask<TopUsers>();
});
