using System.Globalization;

namespace Refrain.JsonInput;

/// <summary>A file is not the JSON Lines that the row type expects. The message names file, line, byte, member, what was expected and what is there.</summary>
public sealed class JsonLinesFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The byte of the line, counted from 1, where what is wrong begins.</param>
    /// <param name="member">The member of the row, such as <c>Lines[2].Price</c>; <see langword="null"/> where the line as a whole is meant.</param>
    /// <param name="problem">What was expected and what is there, as the end of a sentence.</param>
    /// <param name="innerException">What a parser said about it.</param>
    public JsonLinesFormatException(string fileName, long line, long column, string? member, string problem, Exception? innerException = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {line}, byte {column}{(member is null ? "" : ", member " + member)}: {problem}."), innerException)
    {
        FileName = fileName;
        Line = line;
        Column = column;
        Member = member;
    }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; }

    /// <summary>The byte of the line, counted from 1, where what is wrong begins. A byte order mark does not count.</summary>
    public long Column { get; }

    /// <summary>The member of the row, such as <c>Lines[2].Price</c>; <see langword="null"/> where the line as a whole is meant.</summary>
    public string? Member { get; }
}
