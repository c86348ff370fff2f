// A customer and her address are upserted one after the other, by a service that knows no transaction.
using Dapper;
using Npgsql;

public interface IRepository<in T>
{
    Task PutAsync(T entity);
}

public sealed record Person(string Id, string Name);

public sealed record Address(string Person, string Street);

public sealed class Persons(NpgsqlConnection connection) : IRepository<Person>
{
    public Task PutAsync(Person entity) =>
        connection.ExecuteAsync("INSERT INTO person (id, name) VALUES (@Id, @Name) ON CONFLICT (id) DO UPDATE SET name = excluded.name", entity);
}

public sealed class Addresses(NpgsqlConnection connection) : IRepository<Address>
{
    public Task PutAsync(Address entity) =>
        connection.ExecuteAsync("INSERT INTO address (person, street) VALUES (@Person, @Street) ON CONFLICT (person) DO UPDATE SET street = excluded.street", entity); // RFN303
}

[Task]
public sealed partial record Registered(string Id, string Name, string Street)
{
    public async Task<string> Run([Service] NpgsqlConnection connection)
    {
        IRepository<Person> persons = new Persons(connection);
        IRepository<Address> addresses = new Addresses(connection);
        await persons.PutAsync(new(Id, Name));
        await addresses.PutAsync(new(Id, Street));
        return Id;
    }
}
