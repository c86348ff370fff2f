using System.Collections.Immutable;
using System.Globalization;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>What a code fix needs to know of texts that a database executes: what each is, and which of its statements are at fault.</summary>
internal sealed class SqlFaults(SqlDialect dialect)
{
    private const string DialectKey = "sql.dialect";
    private const string TextKey = "sql.text.";

    private readonly List<(string Text, ImmutableArray<int> Statements)> _texts = [];

    /// <summary>The dialect that the texts are in.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>The texts, with holes, and the statements in each.</summary>
    public IReadOnlyList<(string Text, ImmutableArray<int> Statements)> Texts => _texts;

    /// <summary>Notes a statement of a text. Those of one text come one after the other.</summary>
    public void Add(string text, int statement)
    {
        if (_texts.Count > 0 && _texts[_texts.Count - 1] is var last && last.Text == text) _texts[_texts.Count - 1] = (text, last.Statements.Add(statement));
        else _texts.Add((text, [statement]));
    }

    /// <summary>As the properties of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties[DialectKey] = dialect.ToString();
        for (var i = 0; i < _texts.Count; i++)
            properties[TextKey + Number(i)] = string.Join(",", _texts[i].Statements.Select(Number)) + "\n" + _texts[i].Text;
        return properties.ToImmutable();
    }

    /// <summary>From the properties of a diagnostic; null where it speaks of no text.</summary>
    public static SqlFaults? Of(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(DialectKey, out var name) || !Enum.TryParse<SqlDialect>(name, out var dialect)) return null;
        var faults = new SqlFaults(dialect);
        for (var i = 0; properties.TryGetValue(TextKey + Number(i), out var property) && property is not null; i++)
        {
            var end = property.IndexOf('\n');
            faults._texts.Add((property.Substring(end + 1), [.. property.Substring(0, end).Split(',').Select(static number => int.Parse(number, CultureInfo.InvariantCulture))]));
        }
        return faults;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
