// Many tasks with next to nothing to do, for benchmarks/rabbit.sh: the driver and the workers at a broker are this program.
using Refrain.Hosting;
using Refrain.Postgres;
using Refrain.RabbitMQ;

return await RefrainApp.RunAsync(args, static app =>
{
    app.AddStore("postgres", PostgresStore.Open);
    app.AddBroker("amqp", static (address, logger) => RabbitBroker.Open(address, new RabbitBrokerOptions { Logger = logger }));
});
