// What a pipeline of resilience carries out again and again adds a row each time it gets through.
using Dapper;
using Npgsql;
using Polly;

public sealed class ResilientStore(ResiliencePipeline pipeline, NpgsqlDataSource source)
{
    public async ValueTask<int> AddAsync(string device, int state, CancellationToken token) => await pipeline.ExecuteAsync(
        static async (input, inner) =>
        {
            await using var connection = await input.source.OpenConnectionAsync(inner);
            var values = new { input.device, input.state };
            return await connection.ExecuteAsync(new CommandDefinition("INSERT INTO device_state (device, state) VALUES (@device, @state)", values, cancellationToken: inner)); // RFN202
        },
        (source, device, state),
        token);
}

[Task]
public sealed partial record DeviceState(string Device, int State)
{
    public async Task<int> Run([Service] ResiliencePipeline pipeline, [Service] NpgsqlDataSource source, CancellationToken cancellationToken) =>
        await new ResilientStore(pipeline, source).AddAsync(Device, State, cancellationToken);
}
