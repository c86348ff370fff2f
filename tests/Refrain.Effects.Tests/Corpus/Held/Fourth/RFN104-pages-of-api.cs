// A typed client behind an interface reads all pages of a service.
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

public sealed record Contact(string Id, string Mail);

public sealed record ContactPage(IReadOnlyList<Contact> Items, string? Next);

public interface IContacts
{
    IAsyncEnumerable<Contact> AllAsync(CancellationToken token);
}

public sealed class HttpContacts(HttpClient http) : IContacts
{
    public async IAsyncEnumerable<Contact> AllAsync([EnumeratorCancellation] CancellationToken token)
    {
        for (var next = "/v2/contacts"; next is not null;)
        {
            using var response = await http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, token); // RFN104
            response.EnsureSuccessStatusCode();
            var page = await response.Content.ReadFromJsonAsync<ContactPage>(token) ?? throw new InvalidDataException("no page");
            foreach (var contact in page.Items)
                yield return contact;
            next = page.Next;
        }
    }
}

[Task]
public sealed partial record Contacts(string Account)
{
    public async IAsyncEnumerable<string> Run([Service] IContacts contacts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var contact in contacts.AllAsync(cancellationToken))
            yield return Account + ":" + contact.Mail;
    }
}
