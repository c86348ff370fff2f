// An endpoint is looked up, and a command sent to it.
using MassTransit;

public sealed record Reindex(string Catalogue);

public sealed class Commands(ISendEndpointProvider endpoints)
{
    public async Task SendAsync(object command, CancellationToken token)
    {
        var endpoint = await endpoints.GetSendEndpoint(new Uri("queue:" + command.GetType().Name));
        await endpoint.Send(command, token); // RFN205
    }
}

[Task]
public sealed partial record CatalogueChanged(string Catalogue)
{
    public async Task<string> Run([Service] ISendEndpointProvider endpoints, CancellationToken cancellationToken)
    {
        await new Commands(endpoints).SendAsync(new Reindex(Catalogue), cancellationToken);
        return Catalogue;
    }
}
