namespace Refrain.Sql;

/// <summary>
/// Splits a text into tokens, as the dialect does. Each character is looked at a bounded number of times, every text has tokens and nothing is
/// thrown: a literal or comment that is not closed reaches to the end of the text.
/// </summary>
internal sealed class SqlTokenizer
{
    private static readonly string[] Operators =
    [
        "->>", "#>>", "!~*", "<=>", "||=", "::", ":=", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<=", ">=", "<>", "!=", "->", "#>", "#-",
        "@>", "<@", "@@", "@?", "?|", "?&", "=>", "!~", "~*", "<<", ">>", "&&", "==", "**",
    ];

    private readonly string _text;
    private readonly SqlDialect _dialect;
    private readonly int _end;
    private readonly List<SqlToken> _tokens = [];
    private int _at;

    private SqlTokenizer(string text, int start, int end, SqlDialect dialect)
    {
        _text = text;
        _dialect = dialect;
        _at = start;
        _end = end;
    }

    /// <summary>The tokens of a part of a text, with their positions in the whole text.</summary>
    public static List<SqlToken> Tokens(string text, int start, int end, SqlDialect dialect)
    {
        var tokenizer = new SqlTokenizer(text, start, end, dialect);
        while (tokenizer._at < end) tokenizer.Next();
        return tokenizer._tokens;
    }

    private bool Postgres => _dialect is SqlDialect.PostgreSql or SqlDialect.Unknown;

    private char Peek(int ahead = 0) => _at + ahead < _end ? _text[_at + ahead] : '\0';

    private void Next()
    {
        var c = _text[_at];
        if (char.IsWhiteSpace(c) || c is '\0' or '\uFEFF') _at++;
        else if (c == '-' && Peek(1) == '-' && (_dialect != SqlDialect.MySql || Peek(2) <= ' ')) SkipLine();
        else if (c == '/' && Peek(1) == '*') SkipComment();
        else if (c == '*' && Peek(1) == '/' && _dialect == SqlDialect.MySql) _at += 2; // the end of /*! … */, whose content is executed
        else if (c == '#' && StartsComment()) SkipLine();
        else if (c == '\'') Quoted(_at, '\'', _dialect == SqlDialect.MySql, SqlTokenKind.Text);
        else if (c == '"') Quoted(_at, '"', _dialect == SqlDialect.MySql, _dialect == SqlDialect.MySql ? SqlTokenKind.Text : SqlTokenKind.QuotedName);
        else if (c == '`') Quoted(_at, '`', backslash: false, SqlTokenKind.QuotedName);
        else if (c == '[' && OpensName()) Quoted(_at, ']', backslash: false, SqlTokenKind.QuotedName);
        else if (c == '$' && Postgres && DollarTag() is { } tag) DollarText(tag);
        else if (char.IsDigit(c) || (c == '.' && char.IsDigit(Peek(1)) && !AfterName())) Number();
        else if (StartsWord(c)) Word();
        else if (StartsParameter(c)) Parameter();
        else if (c is '(' or ')' or '[' or ']' or ',' or '.' or ';' or '{' or '}') Add(SqlTokenKind.Punctuation, 1);
        else Add(SqlTokenKind.Operator, OperatorLength());
    }

    private void Add(SqlTokenKind kind, int length)
    {
        _tokens.Add(new SqlToken(kind, _at, length, length == 1 ? Short(_text[_at]) : _text.Substring(_at, length)));
        _at += length;
    }

    /// <summary>The commonest tokens are one character long and need no string of their own.</summary>
    private static string Short(char c) => c switch
    {
        '(' => "(",
        ')' => ")",
        ',' => ",",
        '.' => ".",
        ';' => ";",
        '=' => "=",
        '*' => "*",
        '+' => "+",
        '-' => "-",
        _ => c.ToString(),
    };

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _at, _end - _at);
        _at = end < 0 ? _end : end + 1;
    }

    private void SkipComment()
    {
        if (_dialect == SqlDialect.MySql && Peek(2) == '!')
        {
            _at += 3;
            while (char.IsDigit(Peek())) _at++;
            return;
        }
        var nests = _dialect is SqlDialect.PostgreSql or SqlDialect.SqlServer;
        var depth = 0;
        while (_at < _end)
        {
            if (Peek() == '/' && Peek(1) == '*' && (nests || depth == 0))
            {
                depth++;
                _at += 2;
            }
            else if (Peek() == '*' && Peek(1) == '/')
            {
                _at += 2;
                if (--depth == 0) return;
            }
            else
            {
                _at++;
            }
        }
    }

    /// <summary>In MySQL always; where the dialect is not known, when nothing that could be a temporary table or an operator follows.</summary>
    private bool StartsComment() => _dialect == SqlDialect.MySql || (_dialect == SqlDialect.Unknown && Peek(1) is ' ' or '\t' && LineStart());

    private bool LineStart()
    {
        for (var i = _at - 1; i >= 0 && i > _at - 64; i--)
        {
            if (_text[i] == '\n') return true;
            if (!char.IsWhiteSpace(_text[i])) return false;
        }
        return _at < 64;
    }

    /// <summary>A bracket quotes a name in SQL Server and SQLite; elsewhere, and right after a name, it is an index or an array.</summary>
    private bool OpensName() => _dialect switch
    {
        SqlDialect.SqlServer or SqlDialect.Sqlite => true,
        SqlDialect.Unknown => !AfterName(),
        _ => false,
    };

    /// <summary>Whether the character before belongs to a name or closes something.</summary>
    private bool AfterName() => _at > 0 && (IsWordPart(_text[_at - 1]) || _text[_at - 1] is ')' or ']' or '"' or '`');

    private void Quoted(int start, char close, bool backslash, SqlTokenKind kind)
    {
        var open = _at;
        var doubled = false;
        _at++;
        while (_at < _end)
        {
            if (backslash && _text[_at] == '\\')
            {
                _at += 2;
                continue;
            }
            if (_text[_at] == close)
            {
                if (Peek(1) != close) break;
                doubled = true;
                _at++;
            }
            _at++;
        }
        _at = Math.Min(_at, _end);
        var value = kind == SqlTokenKind.Text ? "" : _text.Substring(open + 1, _at - open - 1);
        if (doubled && value.Length > 0) value = value.Replace(new string(close, 2), close.ToString());
        if (_at < _end) _at++;
        _tokens.Add(new SqlToken(kind, start, _at - start, value));
    }

    /// <summary>The tag that starts here with both its dollar signs, or null.</summary>
    private string? DollarTag()
    {
        if (AfterName() || char.IsDigit(Peek(1))) return null;
        var i = _at + 1;
        while (i < _end && (char.IsLetterOrDigit(_text[i]) || _text[i] == '_')) i++;
        return i < _end && _text[i] == '$' ? _text.Substring(_at, i + 1 - _at) : null;
    }

    private void DollarText(string tag)
    {
        var start = _at;
        var content = start + tag.Length;
        var close = content <= _end ? _text.IndexOf(tag, content, _end - content, StringComparison.Ordinal) : -1;
        _at = close < 0 ? _end : close + tag.Length;
        _tokens.Add(new SqlToken(SqlTokenKind.DollarText, start, _at - start, tag));
    }

    private void Number()
    {
        var start = _at;
        _at++;
        while (_at < _end && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_' || (_text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E' && Peek(1) is >= '0' and <= '9'))) _at++;
        _tokens.Add(new SqlToken(SqlTokenKind.Number, start, _at - start, ""));
    }

    private bool StartsWord(char c) => char.IsLetter(c) || c is '_' or SqlHole.Char || (c == '#' && StartsTemporary()) || char.IsSurrogate(c);

    private bool StartsTemporary() =>
        _dialect is SqlDialect.SqlServer or SqlDialect.Unknown && (char.IsLetter(Peek(1)) || Peek(1) is '_' or SqlHole.Char || (Peek(1) == '#' && char.IsLetter(Peek(2))));

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or SqlHole.Char || char.IsSurrogate(c);

    private void Word()
    {
        var start = _at;
        while (Peek() == '#') _at++;
        while (_at < _end && (IsWordPart(_text[_at]) || (_dialect == SqlDialect.SqlServer && _text[_at] is '#' or '@'))) _at++;
        var length = _at - start;
        if (_at < _end && _text[_at] == '\'' && length <= 8 && IsPrefix(start, length))
        {
            Quoted(start, '\'', _dialect == SqlDialect.MySql || (Postgres && _text[start] is 'e' or 'E'), SqlTokenKind.Text);
            return;
        }
        if (length == 1 && _text[start] is 'u' or 'U' && Peek() == '&' && Peek(1) is '\'' or '"')
        {
            _at++;
            Quoted(start, Peek(), backslash: false, Peek() == '"' ? SqlTokenKind.QuotedName : SqlTokenKind.Text);
            return;
        }
        var holes = 0;
        for (var i = start; i < _at; i++)
        {
            if (_text[i] == SqlHole.Char) holes++;
        }
        _tokens.Add(holes == length
            ? new SqlToken(SqlTokenKind.Hole, start, length, SqlHole.Text)
            : new SqlToken(SqlTokenKind.Word, start, length, _text.Substring(start, length).ToUpperInvariant()));
    }

    /// <summary>Whether a word right before a quote belongs to the literal: N'', E'', B'', X'' and MySQL's character sets (_utf8'').</summary>
    private bool IsPrefix(int start, int length) => length == 1 ? _text[start] is 'n' or 'N' or 'e' or 'E' or 'b' or 'B' or 'x' or 'X' : _text[start] == '_';

    private bool StartsParameter(char c) => c switch
    {
        '@' => NameOrHole(Peek(1)) || (Peek(1) == '@' && _dialect != SqlDialect.PostgreSql && NameOrHole(Peek(2))),
        ':' => NameOrHole(Peek(1)) || (_dialect == SqlDialect.Sqlite && char.IsDigit(Peek(1))),
        '$' => NameOrHole(Peek(1)) || char.IsDigit(Peek(1)),
        '?' => _dialect != SqlDialect.PostgreSql,
        _ => false,
    };

    private static bool NameOrHole(char c) => char.IsLetter(c) || c is '_' or SqlHole.Char;

    private void Parameter()
    {
        var start = _at;
        _at++;
        if (Peek() == '@') _at++;
        while (_at < _end && (IsWordPart(_text[_at]) || (_dialect == SqlDialect.SqlServer && _text[_at] is '@' or '#'))) _at++;
        _tokens.Add(new SqlToken(SqlTokenKind.Parameter, start, _at - start, _text.Substring(start, _at - start).ToUpperInvariant()));
    }

    private int OperatorLength()
    {
        foreach (var symbol in Operators)
        {
            if (symbol.Length <= _end - _at && string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0) return symbol.Length;
        }
        return 1;
    }
}
