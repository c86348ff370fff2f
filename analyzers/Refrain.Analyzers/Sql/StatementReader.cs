namespace Refrain.Sql;

/// <summary>
/// Finds the statements of a text in order, with the conditions they stand under: T-SQL's IF, WHILE, BEGIN … END and TRY, and PL/pgSQL's blocks in
/// the body of DO. Reading is a loop with a stack of its own, so that no nesting overflows the compiler's.
/// </summary>
internal sealed class StatementReader
{
    private const int NestedTexts = 4;
    private const int HandledBlocks = 32;
    private readonly SqlTokens _tokens;
    private readonly List<SqlStatement> _into;
    private readonly bool _procedural;
    private readonly bool _separated;
    private readonly int _nesting;
    private readonly SqlCondition? _outer;
    private readonly Stack<Frame> _frames = new();
    private readonly Dictionary<string, SqlNameSet> _variables = new(StringComparer.Ordinal);
    private readonly BranchCounter _branches;
    private SqlCondition? _condition;
    private int _at;

    private StatementReader(SqlTokens tokens, List<SqlStatement> into, bool procedural, SqlCondition? outer, int nesting, BranchCounter branches)
    {
        _tokens = tokens;
        _into = into;
        _procedural = procedural;
        _separated = procedural || tokens.Dialect is SqlDialect.PostgreSql or SqlDialect.Sqlite or SqlDialect.MySql;
        _outer = outer;
        _condition = outer;
        _nesting = nesting;
        _branches = branches;
    }

    private enum Opening
    {
        Block,
        If,
        Loop,
    }

    /// <summary>Reads the statements of a text.</summary>
    public static List<SqlStatement> Read(SqlTokens tokens)
    {
        var statements = new List<SqlStatement>();
        new StatementReader(tokens, statements, procedural: false, outer: null, nesting: 0, new BranchCounter()).Read();
        return statements;
    }

    private void Read()
    {
        while (_at < _tokens.Count)
        {
            if (_tokens.Symbol(_at, ";"))
            {
                _at++;
            }
            else if (StatementEnd.IsGo(_tokens, _at))
            {
                _at += _tokens[_at + 1].Kind == SqlTokenKind.Number ? 2 : 1;
                _frames.Clear();
                _condition = _outer;
            }
            else if (!(_procedural ? ProceduralControl() : !_separated && Control()))
            {
                Statement();
            }
        }
    }

    private void Statement()
    {
        var first = _at;
        _at = Math.Max(StatementEnd.Of(_tokens, first, _separated), first + 1);
        if (NestedText(first, _at) is { } nested && _nesting < NestedTexts)
        {
            new StatementReader(nested.Tokens, _into, nested.Procedural, _condition, _nesting + 1, _branches).Read();
        }
        else
        {
            var statement = StatementParts.Statement(_tokens, first, _at, _condition, _procedural);
            _into.Add(statement);
            NoteVariables(statement);
        }
        if (!_procedural) AfterStatement();
    }

    /// <summary>The text inside a statement that is executed: the body of DO, the literal of EXEC('…') and sp_executesql N'…'.</summary>
    private (SqlTokens Tokens, bool Procedural)? NestedText(int first, int end)
    {
        if (_tokens.Is(first, "DO"))
        {
            for (var i = first + 1; i < end && i < first + 4; i++)
            {
                if (_tokens[i].Kind == SqlTokenKind.DollarText) return (Inside(i, SqlDialect.PostgreSql), true);
            }
            return null;
        }
        if (!_tokens.Is(first, "EXEC") && !_tokens.Is(first, "EXECUTE")) return null;
        var at = first + 1;
        if (_tokens.Is(at, "SYS") && _tokens.Symbol(at + 1, ".")) at += 2;
        var called = _tokens.Is(at, "SP_EXECUTESQL");
        if (!called && !_tokens.Symbol(at, "(") && !_procedural) return null;
        if (called || _tokens.Symbol(at, "(")) at++;
        var alone = called ? _tokens.Symbol(at + 1, ",") || at + 1 >= end : _tokens.Symbol(at + 1, ")") || (_procedural && at + 1 >= end);
        return _tokens[at].Kind is SqlTokenKind.Text or SqlTokenKind.DollarText && alone ? (Inside(at, _tokens.Dialect), false) : null;
    }

    private SqlTokens Inside(int index, SqlDialect dialect)
    {
        var (start, end) = _tokens.Content(index);
        return new SqlTokens(_tokens.Text, start, end, dialect, _tokens.IsLiteral || _tokens[index].Kind == SqlTokenKind.Text);
    }

    /// <summary>Which tables the variables come from that a statement assigns: a condition on them asks for these tables.</summary>
    private void NoteVariables(SqlStatement statement)
    {
        if (statement.Kind is not (SqlStatementKind.Select or SqlStatementKind.Option or SqlStatementKind.Other)) return;
        var assigned = new List<string>();
        SqlNameSet? names = null;
        for (var i = statement.First; i < statement.End; i++)
        {
            var assigns = _tokens.Symbol(i + 1, "=") || _tokens.Symbol(i + 1, ":=");
            if (_tokens[i].Kind == SqlTokenKind.Parameter && assigns) assigned.Add(_tokens[i].Value);
            else if (_procedural && _tokens.Is(i, "INTO") && _tokens.Name(i + 1)) assigned.Add(_tokens[_tokens.Is(i + 1, "STRICT") ? i + 2 : i + 1].Value);
            else if (_procedural && i == statement.First && assigns && _tokens.Name(i)) assigned.Add(_tokens[i].Value);
            else if (statement.Kind == SqlStatementKind.Other && _tokens.Is(i, "DECLARE") && _tokens[i + 1].Kind == SqlTokenKind.Parameter) assigned.Add(_tokens[i + 1].Value);
            if (!_tokens.Is(i, "FROM") && !_tokens.Is(i, "JOIN") && !_tokens.Is(i, "OBJECT_ID")) continue;
            var at = _tokens.Symbol(i + 1, "(") ? i + 2 : i + 1;
            if (SqlName.Read(_tokens, ref at, statement.End) is { } name) (names ??= new SqlNameSet()).Add(name);
        }
        if (names is null) return;
        foreach (var variable in assigned) _variables[variable] = names;
    }

    /// <summary>T-SQL's control of flow at this place; false when a statement begins here.</summary>
    private bool Control()
    {
        if (_tokens.Is(_at, "BEGIN") && IsBlock(_at + 1))
        {
            var catches = _tokens.Is(_at + 1, "CATCH");
            _at += catches || _tokens.Is(_at + 1, "TRY") ? 2 : 1;
            Push(Opening.Block);
            if (catches) _condition = Under(_at, _at, branch: 0, arm: 0, loop: false);
            return true;
        }
        if (_tokens.Is(_at, "END") && _frames.Count > 0)
        {
            _at += _tokens.Is(_at + 1, "TRY") || _tokens.Is(_at + 1, "CATCH") ? 2 : 1;
            Close(Opening.Block);
            AfterStatement();
            return true;
        }
        if (_tokens.Is(_at, "IF") || _tokens.Is(_at, "WHILE"))
        {
            var loop = _tokens.Is(_at, "WHILE");
            var first = _at + 1;
            _at = ConditionEnd(first);
            Push(loop ? Opening.Loop : Opening.If);
            _condition = Under(first, _at, loop ? 0 : _branches.Next(), arm: 0, loop);
            return true;
        }
        if (!_tokens.Is(_at, "ELSE")) return false;
        _at++; // one that belongs to no IF
        return true;
    }

    /// <summary>Whether BEGIN opens a block, judged by what follows; where the dialect is not known, BEGIN; is a transaction.</summary>
    private bool IsBlock(int next)
    {
        if (next >= _tokens.Count) return false;
        if (_tokens.Symbol(next, ";")) return _tokens.Dialect == SqlDialect.SqlServer;
        return _tokens.Word(next) is not ("TRAN" or "TRANSACTION" or "DISTRIBUTED" or "WORK" or "DEFERRED" or "IMMEDIATE" or "EXCLUSIVE" or "CONCURRENT" or "ISOLATION" or "READ");
    }

    /// <summary>The condition of T-SQL's IF ends where a statement begins.</summary>
    private int ConditionEnd(int index)
    {
        for (; index < _tokens.Count; index = _tokens.After(index))
        {
            if (_tokens.Symbol(index, ";") || StatementEnd.IsGo(_tokens, index)) return index;
            if (Starters.Is(_tokens, index) && !(_tokens.Symbol(index + 1, "(") && _tokens.Is(index, "UPDATE"))) return index;
            if (_tokens.Is(index, "WITH") || _tokens.Is(index, "ELSE") || _tokens.Is(index, "END")) return index;
        }
        return _tokens.Count;
    }

    /// <summary>After a statement, the IFs and loops end that had only this one, unless an ELSE follows.</summary>
    private void AfterStatement()
    {
        while (_frames.Count > 0 && _frames.Peek().Opening != Opening.Block)
        {
            var otherwise = _tokens.Symbol(_at, ";") && _tokens.Is(_at + 1, "ELSE") ? _at + 1 : _at;
            var frame = _frames.Pop();
            var own = _condition; // the arm's: what was opened in it is closed
            _condition = frame.Outer;
            if (frame.Opening != Opening.If || frame.Arm > 0 || !_tokens.Is(otherwise, "ELSE") || own is null) continue;
            _at = otherwise + 1;
            _frames.Push(frame with { Arm = 1 });
            _condition = own.Otherwise(frame.Outer, arm: 1);
            return;
        }
    }

    /// <summary>PL/pgSQL's control of flow at this place; false when a statement begins here.</summary>
    private bool ProceduralControl()
    {
        switch (_tokens.Word(_at))
        {
            case "BEGIN":
                _at++;
                Push(Opening.Block);
                return true;
            case "IF" or "ELSIF" or "ELSEIF" or "CASE" or "WHEN":
                Arm();
                return true;
            case "ELSE":
                _at++;
                if (_frames.Count > 0 && _frames.Peek().Opening == Opening.If) NextArm(_at, _at);
                return true;
            case "FOR" or "FOREACH" or "WHILE" or "LOOP":
                var first = _at;
                while (_at < _tokens.Count && !_tokens.Is(_at, "LOOP") && !_tokens.Symbol(_at, ";")) _at++;
                if (_at < _tokens.Count) _at++;
                Push(Opening.Loop);
                _condition = Under(first, _at, branch: 0, arm: 0, loop: true);
                return true;
            case "EXCEPTION":
                Handler();
                return true;
            case "END":
                _at++;
                var closes = _tokens.Word(_at) switch { "IF" or "CASE" => Opening.If, "LOOP" => Opening.Loop, _ => Opening.Block };
                while (_at < _tokens.Count && !_tokens.Symbol(_at, ";")) _at++;
                Close(closes);
                return true;
            default:
                return false;
        }
    }

    private void Arm()
    {
        var opens = _tokens.Word(_at) is "IF" or "CASE";
        var first = ++_at;
        while (_at < _tokens.Count && !_tokens.Is(_at, "THEN") && !_tokens.Symbol(_at, ";") && !(opens && _tokens.Is(_at, "WHEN"))) _at++;
        var end = _at;
        if (_tokens.Is(_at, "THEN")) _at++;
        if (opens)
        {
            Push(Opening.If);
            _condition = Under(first, end, _branches.Next(), arm: 0, loop: false);
        }
        else if (_frames.Count > 0 && _frames.Peek().Opening == Opening.If)
        {
            NextArm(first, end);
        }
    }

    private void NextArm(int first, int end)
    {
        var frame = _frames.Pop();
        var branch = _condition?.Branch ?? 0;
        _frames.Push(frame with { Arm = frame.Arm + 1 });
        _condition = first < end || _condition is null
            ? new SqlCondition(_tokens, first, end, frame.Outer, branch, frame.Arm + 1, isLoop: false, _variables)
            : _condition.Otherwise(frame.Outer, frame.Arm + 1);
    }

    /// <summary>What an error handler catches is no failure of the statements before it in its block; what it does is done under a condition.</summary>
    private void Handler()
    {
        var catches = false;
        while (_at < _tokens.Count && !_tokens.Symbol(_at, ";") && !_tokens.Is(_at, "THEN"))
        {
            var word = _tokens.Word(_at);
            catches |= word is "OTHERS" or "UNIQUE_VIOLATION" || word.StartsWith("DUPLICATE_", StringComparison.Ordinal) || word.StartsWith("UNDEFINED_", StringComparison.Ordinal)
                || word.StartsWith("INVALID_", StringComparison.Ordinal);
            _at++;
        }
        if (_tokens.Is(_at, "THEN")) _at++;
        if (_frames.Count == 0) return;
        var block = _frames.Pop();
        for (var i = block.Statements; catches && _frames.Count < HandledBlocks && i < _into.Count; i++) _into[i].Handled = true;
        _frames.Push(block with { Statements = _into.Count });
        _condition = Under(_at, _at, branch: 0, arm: 0, loop: false);
    }

    private SqlCondition Under(int first, int end, int branch, int arm, bool loop) =>
        new(_tokens, first, end, _condition, branch, arm, loop, _variables);

    private void Push(Opening opening) => _frames.Push(new Frame(opening, _condition, Arm: 0, _into.Count));

    /// <summary>Closes the innermost frame of a kind and those inside it that were left open.</summary>
    private void Close(Opening opening)
    {
        while (_frames.Count > 0)
        {
            var frame = _frames.Pop();
            _condition = frame.Outer;
            if (frame.Opening == opening) return;
        }
    }

    private readonly record struct Frame(Opening Opening, SqlCondition? Outer, int Arm, int Statements);

    /// <summary>Numbers the IFs of a text and of the texts in it.</summary>
    private sealed class BranchCounter
    {
        private int _last;

        public int Next() => ++_last;
    }
}
