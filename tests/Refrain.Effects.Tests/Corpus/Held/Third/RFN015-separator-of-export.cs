// A separator that is said not to matter is in every line.
using System.Text;

public sealed class CsvLine(char separator)
{
    private readonly StringBuilder _line = new();

    public CsvLine With(string cell)
    {
        if (_line.Length > 0)
            _line.Append(separator);
        _line.Append(cell);
        return this;
    }

    public override string ToString() => _line.ToString();
}

[Task]
public sealed partial record Exported(string Name, string City, [property: Insignificant] char Separator = ';') // RFN015
{
    public string Run() => new CsvLine(Separator).With(Name).With(City).ToString();
}
