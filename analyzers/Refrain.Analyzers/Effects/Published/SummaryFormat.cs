using System.Text;

namespace Refrain.Effects.Published;

/// <summary>
/// How summaries are written down. The text is lines: how many rows each table has, the tables (a row refers to rows before it, by their numbers),
/// and then a line for each type with those of its members below it. Numbers have five bits a character.
/// </summary>
internal static class SummaryFormat
{
    /// <summary>To be raised with each change of what is written or of what it means: readers take no other.</summary>
    public const int Version = 3;

    /// <summary>Begins the line of a type all of whose members that can be called have a line.</summary>
    public const char Whole = '>';

    /// <summary>Begins the line of a type of which some members have a line, as a task: of the others nothing is said.</summary>
    public const char Partly = '*';

    /// <summary>Between the key of a member and the number of its summary.</summary>
    public const char Separator = '\t';

    /// <summary>The key of what runs before a type is first used.</summary>
    public const string Start = "#start";

    /// <summary>The key of an object of a class that somebody else has made.</summary>
    public const string Instance = "#instance";

    /// <summary>Does the line begin a type?</summary>
    public static bool IsType(string line) => line.Length > 0 && (line[0] is Whole or Partly);

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private const int Bits = 5;
    private const int More = 1 << Bits;

    /// <summary>Appends a number, which is not negative.</summary>
    public static StringBuilder Number(this StringBuilder text, int number)
    {
        for (; number >= More; number >>= Bits) text.Append(Digits[(number & (More - 1)) | More]);
        return text.Append(Digits[number]);
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static int Number(string row, ref int at)
    {
        var number = 0;
        for (var shift = 0; at < row.Length && shift <= 25; shift += Bits)
        {
            var digit = Value(row[at++]);
            number |= (digit & (More - 1)) << shift;
            if (digit < More) return number;
        }
        throw new FormatException("A number ends early, or is too long.");
    }

    private static int Value(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'Z' => digit - 'A' + 10,
        >= 'a' and <= 'z' => digit - 'a' + 36,
        '-' => 62,
        '_' => 63,
        _ => throw new FormatException($"'{digit}' is no digit."),
    };

    /// <summary>A text as one line. Halves of characters, which the assembly could not keep, are written as numbers.</summary>
    public static string Line(string text)
    {
        StringBuilder? line = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var escaped = c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\0' => "\\0",
                _ when char.IsSurrogate(c) => "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            };
            if (escaped is not null) (line ??= new StringBuilder(text, 0, i, text.Length + 8)).Append(escaped);
            else line?.Append(c);
        }
        return line?.ToString() ?? text;
    }

    /// <summary>The text of a line.</summary>
    /// <exception cref="FormatException">It is not what <see cref="Line"/> writes.</exception>
    public static string Text(string line)
    {
        if (line.IndexOf('\\') < 0) return line;
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\')
            {
                text.Append(line[i]);
                continue;
            }
            switch (++i < line.Length ? line[i] : ' ')
            {
                case '\\': text.Append('\\'); break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case '0': text.Append('\0'); break;
                case 'u' when i + 4 < line.Length && ushort.TryParse(line.Substring(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var half):
                    text.Append((char)half);
                    i += 4;
                    break;
                default: throw new FormatException("A backslash stands before nothing that is known.");
            }
        }
        return text.ToString();
    }
}
