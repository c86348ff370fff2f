// A base class stamps whatever is created.
public abstract class Entity
{
    protected Entity() => CreatedAt = DateTime.UtcNow; // RFN101

    public DateTime CreatedAt { get; init; }
}

public sealed class Invoice : Entity
{
    public required string Number { get; init; }
}

[Task]
public sealed partial record InvoiceOf(string Number)
{
    public Invoice Run() => new() { Number = Number };
}
