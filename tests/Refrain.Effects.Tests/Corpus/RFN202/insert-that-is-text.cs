// INSERT is what the generated script says; no command gets it, it is the output.
using System.Text;

public readonly record struct Country(string Code, int Number);

[Task]
public sealed partial record Countries
{
    public IEnumerable<Country> Run() => [new("AT", 40), new("CH", 756)];
}

[Task, Requires<Countries>]
public sealed partial record SeedScript
{
    private const string Insert = "INSERT INTO country (code, number) VALUES ";

    public async Task Run(IEnumerable<Country> countries, OutputFile script, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("BEGIN;\n");
        foreach (var country in countries)
            text.Append(Insert).Append('(').Append('\'').Append(country.Code).Append("', ").Append(country.Number).Append(");\n");
        text.Append("COMMIT;\n");
        await script.WriteAllTextAsync(text.ToString(), cancellationToken);
    }
}
