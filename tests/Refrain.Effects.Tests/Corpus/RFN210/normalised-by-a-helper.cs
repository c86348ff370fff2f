// The extension method of another file trims the elements where they are.
using Contacts.Cleaning;

namespace Contacts;

public sealed class Contact
{
    public required string Name { get; set; }

    public required string Mail { get; set; }
}

[Task]
public sealed partial record Imported(string File)
{
    public IEnumerable<Contact> Run() => [new() { Name = " Ada ", Mail = File }];
}

[Task, Requires<Imported>]
public sealed partial record Cleaned(string File)
{
    public IEnumerable<Contact> Run(IEnumerable<Contact> imported)
    {
        foreach (var contact in imported)
            yield return contact.Trimmed(); // RFN210
    }
}
//// File: Trimming.cs
namespace Contacts.Cleaning;

internal static class Trimming
{
    public static Contact Trimmed(this Contact contact)
    {
        contact.Name = contact.Name.Trim();
        contact.Mail = contact.Mail.Trim();
        return contact;
    }
}
