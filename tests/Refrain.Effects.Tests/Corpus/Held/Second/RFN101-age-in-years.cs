// The age of a person is computed for today, in an extension method.
using System.Globalization;

public static class PersonExtensions
{
    public static int AgeInYears(this DateOnly birthday)
    {
        var today = DateOnly.FromDateTime(DateTime.Today); // RFN101
        var age = today.Year - birthday.Year;
        return today < birthday.AddYears(age) ? age - 1 : age;
    }
}

public sealed record Member(string Name, int Age);

[Task]
public sealed partial record Members(string File)
{
    [Requires] public FileSource Register => new(File);

    public IEnumerable<Member> Run(IEnumerable<string> register) =>
        register
            .Select(line => line.Split(';'))
            .Where(cells => cells.Length == 2)
            .Select(cells => new Member(cells[0], DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).AgeInYears()));
}
