// The object reads its rules where it is constructed, in a file of another class.
public sealed record Mapped(string Code, string Name);

[Task]
public sealed partial record MappedCodes(string File, string RulesPath)
{
    [Requires] public FileSource Codes => new(File);

    public IEnumerable<Mapped> Run(IReadOnlyList<string> codes)
    {
        var rules = new CodeRules(RulesPath); // RFN104
        return codes.Select(code => new Mapped(code, rules[code]));
    }
}
//// File: CodeRules.cs
using System.Text.Json;

public sealed class CodeRules
{
    private readonly Dictionary<string, string> _names;

    public CodeRules(string path)
    {
        using var stream = File.OpenRead(path);
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }

    public string this[string code] => _names.GetValueOrDefault(code, code);
}
