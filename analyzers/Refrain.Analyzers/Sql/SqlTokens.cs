namespace Refrain.Sql;

/// <summary>
/// The tokens of a text or of a part of it (the body of a DO statement), with the parentheses matched. Every index is allowed: before the first
/// and after the last token there is an empty one, so that looking ahead needs no bounds.
/// </summary>
internal sealed class SqlTokens
{
    private static readonly SqlToken Nothing = new(SqlTokenKind.None, 0, 0, "");

    private readonly List<SqlToken> _tokens;
    private readonly int[] _matches;

    /// <summary>Reads the tokens of a part of a text.</summary>
    public SqlTokens(string text, int start, int end, SqlDialect dialect, bool isLiteral = false)
    {
        Text = text;
        IsLiteral = isLiteral;
        Dialect = dialect;
        _tokens = SqlTokenizer.Tokens(text, start, end, dialect);
        _matches = Matches(_tokens);
        Steps = end - start;
    }

    /// <summary>The whole text, which positions point into.</summary>
    public string Text { get; }

    /// <summary>The dialect that the tokens were read in.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Whether the part is the content of a literal in quotes, where a quote must be doubled.</summary>
    public bool IsLiteral { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>How often a token was looked at, for tests that show linear time.</summary>
    public long Steps { get; private set; }

    /// <summary>The token at an index, an empty one outside of the text.</summary>
    public SqlToken this[int index]
    {
        get
        {
            Steps++;
            return (uint)index < (uint)_tokens.Count ? _tokens[index] : Nothing;
        }
    }

    /// <summary>Whether the token is this word, written in capitals here.</summary>
    public bool Is(int index, string word) => this[index] is { Kind: SqlTokenKind.Word } token && token.Value == word;

    /// <summary>Whether the token is this word and the next one that.</summary>
    public bool Is(int index, string word, string next) => Is(index, word) && Is(index + 1, next);

    /// <summary>Whether the token is a word of a set.</summary>
    public bool IsAny(int index, HashSet<string> words) => this[index] is { Kind: SqlTokenKind.Word } token && words.Contains(token.Value);

    /// <summary>Whether the token is this operator or punctuation.</summary>
    public bool Symbol(int index, string symbol) =>
        this[index] is { Kind: SqlTokenKind.Operator or SqlTokenKind.Punctuation } token && token.Value == symbol;

    /// <summary>Whether the token can be (the part of) a name: a word, a quoted name or a hole.</summary>
    public bool Name(int index) => this[index].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole;

    /// <summary>The word at an index, or an empty text.</summary>
    public string Word(int index) => this[index] is { Kind: SqlTokenKind.Word } token ? token.Value : "";

    /// <summary>A name as it is written, without its quotes: words keep their case.</summary>
    public string Written(int index)
    {
        var token = this[index];
        return token.Kind is SqlTokenKind.Word or SqlTokenKind.Parameter ? Text.Substring(token.Start, token.Length) : token.Value;
    }

    /// <summary>The index of the parenthesis that belongs to the one at an index; where it is missing, the end of its statement (or -1 before).</summary>
    public int Match(int index) => (uint)index < (uint)_matches.Length ? _matches[index] : index;

    /// <summary>The index after a token, or after the parentheses that it opens.</summary>
    public int After(int index) => Symbol(index, "(") ? Math.Max(Match(index), index) + 1 : index + 1;

    /// <summary>The text of a literal without prefix and quotes, as it is written between them.</summary>
    public (int Start, int End) Content(int index)
    {
        var token = this[index];
        if (token.Kind == SqlTokenKind.DollarText)
        {
            var closed = token.Length >= 2 * token.Value.Length && string.CompareOrdinal(Text, token.End - token.Value.Length, token.Value, 0, token.Value.Length) == 0;
            return (token.Start + token.Value.Length, closed ? token.End - token.Value.Length : token.End);
        }
        var open = token.Start;
        while (open < token.End && Text[open] is not ('\'' or '"')) open++;
        if (open >= token.End) return (token.End, token.End);
        var end = token.End - open >= 2 && Text[token.End - 1] == Text[open] ? token.End - 1 : token.End;
        return (open + 1, end);
    }

    /// <summary>Whether the token is a literal with this content; case does not matter.</summary>
    public bool Literal(int index, string content)
    {
        if (this[index].Kind != SqlTokenKind.Text) return false;
        var (start, end) = Content(index);
        return end - start == content.Length && string.Compare(Text, start, content, 0, content.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>Whether two stretches of tokens say the same.</summary>
    public bool Same(int first, int second, int count)
    {
        for (var i = 0; i < count; i++)
        {
            SqlToken a = this[first + i], b = this[second + i];
            if (a.Kind != b.Kind || a.Value != b.Value) return false;
            if (a.Value.Length == 0 && (a.Length != b.Length || string.CompareOrdinal(Text, a.Start, Text, b.Start, a.Length) != 0)) return false;
        }
        return true;
    }

    /// <summary>A semicolon ends what is open: a half-typed parenthesis must not swallow the statements after it.</summary>
    private static int[] Matches(List<SqlToken> tokens)
    {
        var matches = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = i;
            if (tokens[i].Kind != SqlTokenKind.Punctuation) continue;
            switch (tokens[i].Value)
            {
                case "(":
                    open.Push(i);
                    break;
                case ")":
                    matches[i] = open.Count > 0 ? open.Pop() : -1;
                    if (matches[i] >= 0) matches[matches[i]] = i;
                    break;
                case ";":
                    while (open.Count > 0) matches[open.Pop()] = i - 1;
                    break;
            }
        }
        while (open.Count > 0) matches[open.Pop()] = matches.Length - 1;
        return matches;
    }
}
