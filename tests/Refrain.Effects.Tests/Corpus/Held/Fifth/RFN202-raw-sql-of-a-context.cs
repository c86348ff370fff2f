// The context is asked to carry out an insert that is written as an interpolated text.
using Microsoft.EntityFrameworkCore;

public sealed class Crm(DbContextOptions<Crm> options) : DbContext(options);

public sealed class ContactLog(Crm crm)
{
    public Task<int> NoteAsync(string customer, string text, CancellationToken token) =>
        crm.Database.ExecuteSqlInterpolatedAsync($"INSERT INTO contact_note (customer, text) VALUES ({customer}, {text})", token); // RFN202
}

[Task]
public sealed partial record Noted(string Customer, string Text)
{
    public Task<int> Run([Service] Crm crm, CancellationToken cancellationToken) => new ContactLog(crm).NoteAsync(Customer, Text, cancellationToken);
}
