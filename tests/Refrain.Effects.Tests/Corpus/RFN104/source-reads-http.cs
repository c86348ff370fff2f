// The source may ask the server: it says which version it saw, and the task gets what it read.
public sealed record Holiday(DateOnly Day, string Name);

[Source]
public sealed partial record HolidayCalendar(string Country, int Year)
{
    public async Task<string> Observe([Service] HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Address);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.Headers.ETag?.Tag ?? throw new InvalidDataException($"{Address} has no entity tag.");
    }

    public async Task<string> Read([Service] HttpClient http, CancellationToken cancellationToken) => await http.GetStringAsync(Address, cancellationToken);

    private Uri Address => new($"https://holidays.example.org/{Country}/{Year}.txt");
}

[Task]
public sealed partial record Holidays(string Country, int Year)
{
    [Requires] public HolidayCalendar Calendar => new(Country, Year);

    public IEnumerable<Holiday> Run(string calendar) =>
        from line in calendar.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select new Holiday(DateOnly.FromDayNumber(int.Parse(line.AsSpan(0, 6))), line[7..]);
}
