namespace Refrain.Sql;

/// <summary>A condition under which statements of a text are executed: an arm of IF, a loop, the handler of an error. Conditions nest.</summary>
internal sealed class SqlCondition
{
    private const int Nesting = 64;
    private readonly SqlTokens _tokens;
    private readonly Dictionary<string, SqlNameSet> _variables;
    private readonly int _first;
    private readonly int _end;
    private SqlNameSet? _names;
    private bool? _countsRows;

    /// <summary>A condition within another.</summary>
    /// <param name="tokens">The tokens that the condition is among.</param>
    /// <param name="first">The first token of the condition.</param>
    /// <param name="end">The token after it.</param>
    /// <param name="parent">The condition around it.</param>
    /// <param name="branch">Which IF it belongs to; 0 for loops and handlers.</param>
    /// <param name="arm">Which arm of the IF: 0 for THEN, more for what comes after.</param>
    /// <param name="isLoop">Whether what is inside can be executed several times.</param>
    /// <param name="variables">What tables the values of variables came from, as far as the text has been read.</param>
    public SqlCondition(
        SqlTokens tokens, int first, int end, SqlCondition? parent, int branch, int arm, bool isLoop, Dictionary<string, SqlNameSet> variables)
    {
        _tokens = tokens;
        _first = first;
        _end = end;
        Parent = parent;
        Branch = branch;
        Arm = arm;
        IsLoop = isLoop;
        _variables = variables;
        Depth = parent is null ? 1 : parent.Depth + 1;
    }

    /// <summary>The condition around this one.</summary>
    public SqlCondition? Parent { get; }

    /// <summary>Which IF of the text it belongs to.</summary>
    public int Branch { get; }

    /// <summary>Which arm of the IF it is.</summary>
    public int Arm { get; }

    /// <summary>Whether it repeats what is inside.</summary>
    public bool IsLoop { get; }

    /// <summary>How many conditions there are from the outermost to this one.</summary>
    public int Depth { get; }

    /// <summary>The condition of the next arm, which holds where this one does not.</summary>
    public SqlCondition Otherwise(SqlCondition? outer, int arm) => new(_tokens, _first, _end, outer, Branch, arm, isLoop: false, _variables);

    /// <summary>Whether the statement is in a loop of the text.</summary>
    public static bool InLoop(SqlCondition? condition)
    {
        for (var steps = 0; condition is not null && steps < Nesting; condition = condition.Parent, steps++)
        {
            if (condition.IsLoop) return true;
        }
        return false;
    }

    /// <summary>Whether the statement is executed only if some question has been answered.</summary>
    public static bool IsAsked(SqlCondition? condition)
    {
        for (var steps = 0; condition is not null && steps < Nesting; condition = condition.Parent, steps++)
        {
            if (!condition.IsLoop && condition.Branch > 0) return true;
        }
        return false;
    }

    /// <summary>Whether only one of two statements can be executed, because they sit in different arms of one IF.</summary>
    public static bool Exclude(SqlCondition? one, SqlCondition? other)
    {
        for (var a = Shallow(one); a is not null; a = a.Parent)
        {
            if (a.Branch == 0) continue;
            for (var b = Shallow(other); b is not null; b = b.Parent)
            {
                if (a.Branch == b.Branch && a.Arm != b.Arm) return true;
            }
        }
        return false;
    }

    /// <summary>Whether the statement is executed only if rows of a table are missing: some condition asks for the table and lets absence pass.</summary>
    public static bool AsksForAbsence(SqlCondition? condition, SqlName? table)
    {
        if (table is null) return false;
        for (var steps = 0; condition is not null && steps < Nesting; condition = condition.Parent, steps++)
        {
            if (condition.Branch == 0 || condition.IsLoop) continue;
            if (condition.Names.Contains(table) && (condition.Arm > 0 || !condition.Affirms)) return true;
        }
        return false;
    }

    /// <summary>Whether the statement is executed only if the statement before it changed no row (<c>@@ROWCOUNT = 0</c>, <c>NOT FOUND</c>, <c>changes() = 0</c>).</summary>
    public static bool AsksForNoRows(SqlCondition? condition)
    {
        for (var steps = 0; condition is not null && steps < Nesting; condition = condition.Parent, steps++)
        {
            if (condition.Branch > 0 && condition.CountsRows) return true;
        }
        return false;
    }

    private bool CountsRows
    {
        get
        {
            if (_countsRows is { } known) return known;
            var counts = false;
            for (var i = _first; i < _end && !counts; i++)
            {
                counts = _tokens[i] is { Kind: SqlTokenKind.Parameter, Value: "@@ROWCOUNT" }
                    || _tokens.Is(i, "ROW_COUNT") || _tokens.Is(i, "ROWCOUNT_BIG") || _tokens.Is(i, "FOUND");
            }
            _countsRows = counts;
            return counts;
        }
    }

    /// <summary>Whether it begins with EXISTS: then the rows are there where it holds.</summary>
    private bool Affirms
    {
        get
        {
            var i = _first;
            while (i < _end && _tokens.Symbol(i, "(")) i++;
            return _tokens.Is(i, "EXISTS") || (_tokens.Is(i, "OBJECT_ID") && _tokens.Is(_end - 2, "NOT", "NULL"));
        }
    }

    /// <summary>The tables that the condition asks for, and those that its variables were read from.</summary>
    private SqlNameSet Names
    {
        get
        {
            if (_names is not null) return _names;
            var names = new SqlNameSet();
            var left = Nesting;
            for (var i = _first; i < _end; i++)
            {
                var token = _tokens[i];
                if (token.Kind is SqlTokenKind.Word or SqlTokenKind.Parameter && left > 0 && _variables.TryGetValue(token.Value, out var from))
                {
                    names.Add(from);
                    left--;
                }
                if (!_tokens.Is(i, "FROM") && !_tokens.Is(i, "JOIN") && !_tokens.Is(i, "OBJECT_ID") && !_tokens.Is(i, "TO_REGCLASS")) continue;
                var at = i + 1;
                if (_tokens.Symbol(at, "(")) at++;
                if (SqlName.Read(_tokens, ref at, _end) is { } name) names.Add(name);
            }
            return _names = names;
        }
    }

    /// <summary>The innermost condition that is not too deep to be looked at.</summary>
    private static SqlCondition? Shallow(SqlCondition? condition) => condition is { Depth: <= Nesting } ? condition : null;
}
