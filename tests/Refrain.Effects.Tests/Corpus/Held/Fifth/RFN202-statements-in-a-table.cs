// Statements are looked up by name in a table of texts: those of one are upserts, one of the other adds rows.
using System.Collections.Frozen;
using System.Data;
using Dapper;

public static class Upserts
{
    private static readonly FrozenDictionary<string, string> s_texts = new Dictionary<string, string>
    {
        ["tag"] = """
            INSERT INTO tag (page, name) VALUES (@page, @name)
            ON CONFLICT (page, name) DO NOTHING
            """,
        ["title"] = "INSERT INTO title (page, text) VALUES (@page, @name) ON CONFLICT (page) DO UPDATE SET text = excluded.text",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string kind) => s_texts[kind];
}

public static class Inserts
{
    private static readonly Dictionary<string, string> s_texts = new(StringComparer.Ordinal)
    {
        ["visit"] = "INSERT INTO visit (page, visitor) VALUES (@page, @name)",
        ["rename"] = "UPDATE page SET name = @name WHERE id = @page",
    };

    public static string Of(string kind) => s_texts.TryGetValue(kind, out var text) ? text : throw new ArgumentException(kind, nameof(kind));
}

[Task]
public sealed partial record Upserted(string Kind, string Page, string Name)
{
    public int Run([Service] IDbConnection connection) => connection.Execute(Upserts.Of(Kind), new { page = Page, name = Name });
}

[Task]
public sealed partial record Inserted(string Kind, string Page, string Name)
{
    public int Run([Service] IDbConnection connection) => connection.Execute(Inserts.Of(Kind), new { page = Page, name = Name }); // RFN202
}
