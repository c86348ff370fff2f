// Ages are computed against today, so the same customers are older in a run next year.
public readonly record struct Customer([property: Column("id")] int Id, [property: Column("born")] DateOnly Born);

public readonly record struct CustomerAge(int Id, int Years);

[Task]
public sealed partial record CustomerAges(string File)
{
    [Requires] public FileSource Customers => new(File);

    public IEnumerable<CustomerAge> Run([Delimited(';')] IEnumerable<Customer> customers)
    {
        var today = DateOnly.FromDateTime(DateTime.Today); // RFN101
        foreach (var customer in customers)
            yield return new CustomerAge(customer.Id, YearsBetween(customer.Born, today));
    }

    private static int YearsBetween(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
