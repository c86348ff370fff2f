// What is appended to is the task's own output, which does not exist when Run starts.
using System.Text;

[Task]
public sealed partial record Rates(int Year)
{
    public IReadOnlyList<int> Run() => [101, 99, 100];
}

[Task]
public sealed partial record RatesReport(int Year)
{
    [Requires] public IEnumerable<Rates> Years => [new(Year - 1), new(Year)];

    public void Run(IReadOnlyList<IReadOnlyList<int>> years, OutputFile report)
    {
        var path = report.Path;
        File.WriteAllText(path, "year;rate\n");
        for (var i = 0; i < years.Count; i++)
        {
            var year = Year - 1 + i;
            File.AppendAllText(path, string.Concat(years[i].Select(rate => $"{year};{rate}\n")), Encoding.UTF8);
        }
    }
}
