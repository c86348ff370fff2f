// The typed client posts; the task only sees AddAsync.
using Crm.Api;

namespace Crm;

public readonly record struct Lead(string Mail, int Score);

[Task]
public sealed partial record Leads(string Campaign)
{
    public IEnumerable<Lead> Run() => [new("a@example.com", 10), new("b@example.com", 90)];
}

[Task, Requires<Leads>]
public sealed partial record LeadsSent(string Campaign)
{
    public async Task<int> Run(IEnumerable<Lead> leads, [Service] ICrm crm, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var lead in leads.Where(lead => lead.Score > 50))
        {
            await crm.AddAsync(lead.Mail, Campaign, cancellationToken); // RFN204
            sent++;
        }

        return sent;
    }
}
//// File: CrmClient.cs
using System.Net.Http;

namespace Crm.Api;

public interface ICrm
{
    Task AddAsync(string mail, string campaign, CancellationToken cancellationToken);
}

public sealed class CrmClient(HttpClient http) : ICrm
{
    public async Task AddAsync(string mail, string campaign, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("mail", mail), new("campaign", campaign)]);
        using var response = await http.PostAsync("leads", form, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
