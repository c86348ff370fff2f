// The tenant is ambient: the same task gives the rows of whoever's call it runs in.
public static class Ambient
{
    private static readonly AsyncLocal<string?> s_tenant = new();

    public static string? Tenant
    {
        get => s_tenant.Value; // RFN105
        set => s_tenant.Value = value;
    }
}

public sealed record TenantRow(string Tenant, string Text);

[Task]
public sealed partial record TenantRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<TenantRow> Run(IEnumerable<string> rows)
    {
        var tenant = Ambient.Tenant ?? "none";
        return rows.Where(row => row.StartsWith(tenant, StringComparison.Ordinal)).Select(row => new TenantRow(tenant, row));
    }
}
