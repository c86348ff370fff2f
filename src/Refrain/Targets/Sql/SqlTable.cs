using System.Globalization;

namespace Refrain.Targets;

/// <summary>What a task's declaration says of a table that it writes. Made by generated code for each attempt; not thread-safe.</summary>
/// <param name="name">The table's name.</param>
/// <param name="isWhole">Whether the whole table is the task's partition, as there is only one task of its type.</param>
/// <param name="key">The columns of the key.</param>
public sealed class SqlTable(string name, bool isWhole, params string[] key)
{
    private readonly List<(string Column, object Value, Action<SqlRowWriter> Write)> _partition = [];

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The columns of the key, by which rows are updated.</summary>
    public IReadOnlyList<string> Key { get; } = key;

    internal bool IsWhole { get; } = isWhole;

    internal IReadOnlyList<(string Column, object Value, Action<SqlRowWriter> Write)> Partition => _partition;

    /// <summary>The partition, as the receipt has it: <c>day=2026-01-31, region=north</c>.</summary>
    internal string PartitionText => string.Join(", ", _partition.Select(static p => p.Column + "=" + TextOf(p.Value)));

    /// <summary>What is replaced, told from every other partition: the same in whatever order the columns are declared, and what stands between values is escaped in them.</summary>
    internal string Place => Name + (_partition.Count == 0 ? "" : ": " + string.Join(", ", _partition.OrderBy(static p => p.Column, StringComparer.Ordinal).Select(static p => p.Column + "=" + Escaped(TextOf(p.Value)))));

    /// <summary>In every row of the partition, the column has this value.</summary>
    public SqlTable Where(string column, bool value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, short value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, int value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, long value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, decimal value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, string value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, Guid value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, DateOnly value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, TimeOnly value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, DateTime value) => With(column, value, w => w.Write(value));

    /// <inheritdoc cref="Where(string, bool)"/>
    public SqlTable Where(string column, DateTimeOffset value) => With(column, value, w => w.Write(value));

    /// <summary>The values of the partition, encoded.</summary>
    internal PartitionValue[] ValuesIn(SqlColumn[] columns, string place) => [.. _partition.Select(p =>
    {
        var column = Array.FindIndex(columns, c => string.Equals(c.Name, p.Column, StringComparison.Ordinal));
        var writer = new SqlRowWriter($"{place}, its partition", [columns[column]]);
        writer.BeginRow();
        p.Write(writer);
        return new PartitionValue(column, writer.Written[2..].ToArray(), TextOf(p.Value), p.Value);
    })];

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    private static string TextOf(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private SqlTable With(string column, object value, Action<SqlRowWriter> write)
    {
        _partition.Add((column, value, write));
        return this;
    }
}
