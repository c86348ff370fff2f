// Columns are computed from themselves, but the second time changes nothing: trimmed, made small, or with one member set.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Settled(string Customer, string City)
{
    private const string Text = """
        UPDATE customer
        SET email = lower(trim(email)),
            place = jsonb_set(place, '{city}', to_jsonb(@City::text)),
            rank = CASE WHEN rank > 5 THEN 5 ELSE rank END,
            seen_first = LEAST(seen_first, DATE '2020-01-01'),
            name = COALESCE(NULLIF(name, ''), 'unknown')
        WHERE id = @Customer
        """;

    public int Run([Service] NpgsqlConnection connection) => connection.Execute(Text, new { Customer, City });
}
