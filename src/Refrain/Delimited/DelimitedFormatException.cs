namespace Refrain.Delimited;

/// <summary>A delimited file is not what the row type expects. The message names file, line, column, what was expected and what is there.</summary>
public sealed class DelimitedFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The number of the column, counted from 1; 0 where the line as a whole is meant.</param>
    /// <param name="columnName">The column's name; null where the line as a whole is meant.</param>
    /// <param name="problem">What was expected and what is there, as the end of a sentence.</param>
    public DelimitedFormatException(string fileName, long line, int column, string? columnName, string problem)
        : base(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{fileName}, line {line}{(columnName is null ? "" : $", column {columnName} (number {column.ToString(System.Globalization.CultureInfo.InvariantCulture)})")}: {problem}."))
    {
        FileName = fileName;
        Line = line;
        Column = column;
        ColumnName = columnName;
    }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>The line, counted from 1; for a row that spans several the first of them.</summary>
    public long Line { get; }

    /// <summary>The number of the column, counted from 1; 0 where the line as a whole is meant.</summary>
    public int Column { get; }

    /// <summary>The column's name; null where the line as a whole is meant.</summary>
    public string? ColumnName { get; }
}
