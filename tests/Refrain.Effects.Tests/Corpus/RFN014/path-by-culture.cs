// The path has the date as this machine's culture writes short dates.
[Task]
public sealed partial record DeliveryLines(DateOnly Day, string Carrier)
{
    [Requires] public FileSource Deliveries => new("deliveries/" + Day.ToShortDateString() + ".csv"); // RFN014

    [Requires] public FileSource Carriers => new($"carriers/{Carrier}-{Day:O}.csv");

    public int Run(IReadOnlyList<string> deliveries, IReadOnlyList<string> carriers) => deliveries.Count(line => carriers.Contains(line));
}
