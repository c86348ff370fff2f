namespace Refrain.Sql;

/// <summary>
/// Looks for the stored value of a column in the value that is assigned to it, and whether that value grows from it: an operand of an
/// arithmetic operator or of a concatenation does, an argument of GREATEST, COALESCE or CASE does not.
/// </summary>
internal sealed class SelfReferences
{
    private const int Levels = 64;

    private static readonly HashSet<string> Growing = new(StringComparer.Ordinal)
    {
        "CONCAT", "CONCAT_WS", "ARRAY_APPEND", "ARRAY_PREPEND", "ARRAY_CAT", "DATEADD", "DATE_ADD", "DATE_SUB", "ADDDATE", "SUBDATE", "TIMESTAMPADD", "ADDTIME", "SUBTIME",
        "REVERSE", "REPEAT", "POWER", "POW", "SQRT", "EXP", "JSON_ARRAY_APPEND", "JSON_ARRAY_INSERT", "JSON_MERGE_PRESERVE", "JSON_MERGE", "STUFF", "JSONB_INSERT", "XMLCONCAT",
        "LIST_APPEND", "STRING_CONCAT", "ADD_MONTHS", "NOT",
    };

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal) { "+", "-", "*", "/", "||", "^", "#", "<<", ">>", "~", "**" };

    private readonly SqlTokens _tokens;
    private readonly SqlPart _part;
    private readonly Assignment _assignment;
    private readonly List<int> _open = [];
    private readonly Dictionary<int, int> _caseEnds = [];

    /// <summary>For the value of an assignment.</summary>
    public SelfReferences(SqlTokens tokens, SqlPart part, Assignment assignment)
    {
        _tokens = tokens;
        _part = part;
        _assignment = assignment;
        var cases = new Stack<int>();
        for (var i = assignment.Value; i < assignment.End; i++)
        {
            if (tokens.Is(i, "CASE")) cases.Push(i);
            else if (tokens.Is(i, "END") && cases.Count > 0) _caseEnds[cases.Pop()] = i;
        }
    }

    /// <summary>Whether the value grows from a column's stored value.</summary>
    public bool GrowIn(string column) => Search(column, grows: true);

    /// <summary>Whether a column's stored value is (part of) the value.</summary>
    public bool Takes(string column) => Search(column, grows: false);

    private bool Search(string column, bool grows)
    {
        _open.Clear();
        var condition = false;
        var queryEnd = -1;
        var ownQuery = false;
        for (var i = _assignment.Value; i < _assignment.End; i++)
        {
            var token = _tokens[i];
            if (token.Kind == SqlTokenKind.Punctuation)
            {
                if (token.Value == "(")
                {
                    _open.Add(i);
                    if (i > queryEnd && _tokens.Word(i + 1) is "SELECT" or "WITH")
                    {
                        queryEnd = _tokens.Match(i);
                        if (!Inspect(i, queryEnd, out ownQuery)) i = Math.Max(i, queryEnd - 1);
                    }
                    if (_tokens.Word(i - 1) is "IIF" or "IF") condition = true;
                    if (_tokens.Word(i - 1) is "EXISTS" or "VALUES")
                    {
                        _open.RemoveAt(_open.Count - 1);
                        i = Math.Max(i, _tokens.Match(i));
                    }
                }
                else if (token.Value == ")" && _open.Count > 0)
                {
                    _open.RemoveAt(_open.Count - 1);
                }
                else if (token.Value == "," && _open.Count > 0 && _tokens.Word(_open[_open.Count - 1] - 1) is "IIF" or "IF")
                {
                    condition = false;
                }
                continue;
            }
            if (!_tokens.Name(i)) continue;
            switch (_tokens.Word(i))
            {
                case "CASE":
                    _open.Add(i);
                    condition = true;
                    continue;
                case "WHEN":
                    condition = true;
                    continue;
                case "THEN" or "ELSE":
                    condition = false;
                    continue;
                case "END":
                    if (_open.Count > 0) _open.RemoveAt(_open.Count - 1);
                    continue;
            }
            if (condition || _tokens.Symbol(i + 1, "(") || _tokens.Symbol(i + 1, ".")) continue;
            if (!string.Equals(token.Value, column, StringComparison.OrdinalIgnoreCase) || !IsOwn(i, out var first, i < queryEnd && !ownQuery)) continue;
            if (!grows) return i >= queryEnd;
            if (Grows(first, i)) return true;
        }
        return false;
    }

    /// <summary>Whether a name that could be the column is the target's: without a qualifier, or with the target's name or alias.</summary>
    private bool IsOwn(int index, out int first, bool foreign)
    {
        first = index;
        if (!_tokens.Symbol(index - 1, ".")) return !foreign;
        first = index - 2;
        var qualifier = _tokens[first].Value;
        while (_tokens.Symbol(first - 1, ".") && _tokens.Name(first - 2)) first -= 2;
        return Equal(qualifier, _assignment.Qualifier) || Equal(qualifier, _part.Alias) || (Equal(qualifier, _part.Target?.Name) && _tokens[first].Kind != SqlTokenKind.None);
    }

    /// <summary>Looks at a query: a set of distinct values does not grow; its columns are the target's own only when it reads the target.</summary>
    private bool Inspect(int open, int close, out bool own)
    {
        own = false;
        for (var i = open; i < close; i++)
        {
            if (_tokens.Is(i, "DISTINCT") && !_tokens.Is(i + 1, "FROM")) return false;
            if (!_tokens.Is(i, "FROM") && !_tokens.Is(i, "JOIN")) continue;
            var at = i + 1;
            own |= SqlName.Read(_tokens, ref at, close) is { } table && table.Matches(_part.Target);
        }
        return true;
    }

    /// <summary>Goes outwards from a reference through the parentheses around it, as long as they only hand the value on.</summary>
    private bool Grows(int first, int last)
    {
        for (var level = _open.Count - 1; level >= -1 && level >= _open.Count - Levels; level--)
        {
            last = AfterPostfix(last);
            if (IsOperand(first, last)) return true;
            if (level < 0) break;
            first = _open[level];
            if (_tokens.Is(first, "CASE"))
            {
                last = _caseEnds.TryGetValue(first, out var end) ? end : _assignment.End;
                continue;
            }
            last = _tokens.Match(first);
            var function = _tokens.Word(first - 1);
            if (function.Length == 0 || first - 1 < _assignment.Value) continue;
            if (Growing.Contains(function)) return true;
            if (function == "JSON_MODIFY" && Appends(first, last)) return true;
            if (_tokens.Name(first - 1) && function is not ("THEN" or "ELSE" or "AND" or "OR" or "IN" or "SELECT" or "WHEN")) first--;
        }
        return false;
    }

    /// <summary>Casts, JSON paths, indexes and collations belong to the value before them.</summary>
    private int AfterPostfix(int last)
    {
        for (var steps = 0; steps < 6; steps++)
        {
            if (_tokens.Symbol(last + 1, "::"))
            {
                last += 2;
                for (var words = 0; words < 4 && _tokens.Word(last + 1) is "PRECISION" or "VARYING" or "WITH" or "WITHOUT" or "TIME" or "ZONE"; words++) last++;
                if (_tokens.Symbol(last + 1, "(")) last = _tokens.Match(last + 1);
                if (_tokens.Symbol(last + 1, "[") && _tokens.Symbol(last + 2, "]")) last += 2;
            }
            else if (_tokens[last + 1] is { Kind: SqlTokenKind.Operator, Value: "->" or "->>" or "#>" or "#>>" })
            {
                last += 2;
            }
            else if (_tokens.Symbol(last + 1, "["))
            {
                var open = last;
                while (last < _assignment.End && last < open + 8 && !_tokens.Symbol(last, "]")) last++;
            }
            else if (_tokens.Is(last + 1, "COLLATE"))
            {
                last += 2;
            }
            else
            {
                break;
            }
        }
        return last;
    }

    private bool IsOperand(int first, int last)
    {
        if (first > _assignment.Value)
        {
            var before = _tokens[first - 1];
            if (before.Kind == SqlTokenKind.Operator && Operators.Contains(before.Value) && !(before.Value == "||" && IsJson(_assignment.Value, first - 1))) return true;
            if (before is { Kind: SqlTokenKind.Word, Value: "NOT" }) return true;
        }
        if (last + 1 >= _assignment.End) return false;
        var after = _tokens[last + 1];
        return after.Kind == SqlTokenKind.Operator && Operators.Contains(after.Value) && !(after.Value == "||" && IsJson(last + 2, _assignment.End))
            && !(after.Value is "-" or "#" && IsJsonKey(last + 2));
    }

    /// <summary>JSON objects that are put together with || give the same the second time; arrays and texts grow.</summary>
    private bool IsJson(int first, int end)
    {
        for (var i = first; i < end && i < first + 32; i++)
        {
            if (_tokens[i].Kind == SqlTokenKind.Text)
            {
                var (start, stop) = _tokens.Content(i);
                while (start < stop && char.IsWhiteSpace(_tokens.Text[start])) start++;
                if (start < stop && _tokens.Text[start] == '[') return false;
                if (start < stop && _tokens.Text[start] == '{' && _tokens.Symbol(i + 1, "::")) return true;
            }
            if (_tokens.Symbol(i, "::") && _tokens.Word(i + 1) is "JSONB" or "HSTORE") return true;
            if (_tokens.Word(i) is "JSONB_BUILD_OBJECT" or "TO_JSONB" or "HSTORE" or "JSONB_OBJECT" or "JSONB_OBJECT_AGG" or "JSONB_STRIP_NULLS") return true;
        }
        return false;
    }

    /// <summary>jsonb - 'key' takes a key away: the second time there is none.</summary>
    private bool IsJsonKey(int index) => _tokens[index].Kind == SqlTokenKind.Text && _tokens.Dialect == SqlDialect.PostgreSql && !_tokens.Is(index - 2, "INTERVAL");

    private bool Appends(int open, int close)
    {
        for (var i = open; i < close && i < open + 64; i++)
        {
            if (_tokens[i].Kind != SqlTokenKind.Text) continue;
            var (start, end) = _tokens.Content(i);
            if (end - start > 6 && string.Compare(_tokens.Text, start, "append", 0, 6, StringComparison.OrdinalIgnoreCase) == 0) return true;
        }
        return false;
    }

    private static bool Equal(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
