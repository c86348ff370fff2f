// An immutable set is written as an array of JSON in the set's own order.
using System.Collections.Immutable;
using System.Text.Json;

[Task]
public sealed partial record PermissionsJson(string File)
{
    [Requires] public FileSource Grants => new(File);

    public string Run(IEnumerable<string> grants)
    {
        var permissions = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var grant in grants)
            permissions.UnionWith(grant.Split(' ').Skip(1));

        var names = permissions.ToImmutable();
        return JsonSerializer.Serialize(names.Select(name => new { name, write = name.Contains(":write") }).ToArray()); // RFN106
    }
}
