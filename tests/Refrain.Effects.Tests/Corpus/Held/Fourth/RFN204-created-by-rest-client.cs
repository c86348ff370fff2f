// A record is created through RestSharp.
using RestSharp;

public sealed record Lead(string Name, string Mail);

public sealed class Crm(IRestClient client)
{
    public async Task CreateAsync(Lead lead, CancellationToken token)
    {
        var request = new RestRequest("leads").AddJsonBody(lead);
        var response = await client.ExecutePostAsync(request, token); // RFN204
        if (!response.IsSuccessful)
            throw new InvalidOperationException("refused: " + response.StatusCode);
    }
}

[Task]
public sealed partial record CreatedLead(string Name, string Mail)
{
    public async Task<string> Run([Service] IRestClient client, CancellationToken cancellationToken)
    {
        await new Crm(client).CreateAsync(new(Name, Mail), cancellationToken);
        return Mail;
    }
}
