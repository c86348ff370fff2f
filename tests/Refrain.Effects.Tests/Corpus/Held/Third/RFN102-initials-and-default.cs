// A record takes a new id where nobody gives one.
public sealed record Order(string Customer)
{
    public Guid Id { get; init; } = Guid.CreateVersion7(); // RFN102
}

[Task]
public sealed partial record Orders(string File)
{
    [Requires] public FileSource Customers => new(File);

    public IReadOnlyList<Order> Run(IReadOnlyList<string> customers) => [.. customers.Select(customer => new Order(customer))];
}
