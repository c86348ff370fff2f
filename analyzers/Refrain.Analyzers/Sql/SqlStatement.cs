using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>A statement of an SQL text, and what a caller needs to know about it to judge several texts together.</summary>
internal sealed class SqlStatement
{
    /// <summary>A statement that the reader has found.</summary>
    public SqlStatement(SqlTokens tokens, int first, int end, SqlCondition? condition, bool procedural, ImmutableArray<SqlPart> parts)
    {
        Tokens = tokens;
        First = first;
        End = end;
        Condition = condition;
        Procedural = procedural;
        Parts = parts;
    }

    /// <summary>Where the statement starts in the text.</summary>
    public int Start => Tokens[First].Start;

    /// <summary>How long it is, without the semicolon.</summary>
    public int Length => Math.Max(0, Tokens[End - 1].End - Start);

    /// <summary>What it is: its main part's kind.</summary>
    public SqlStatementKind Kind => Main.Kind;

    /// <summary>The table or object that its main part is about.</summary>
    public SqlName? Target => Main.Target;

    /// <summary>The tables or objects that its main part is about, where there are several (DROP, TRUNCATE).</summary>
    public ImmutableArray<SqlName> Targets => Main.Targets;

    /// <summary>Whether what it is about is a temporary table or another object of the session.</summary>
    public bool IsTemporary { get; internal set; }

    /// <summary>Whether it changes rows that outlive the session, in its main part or in a common table expression.</summary>
    public bool ChangesData { get; internal set; }

    /// <summary>Whether it deletes rows: DELETE, TRUNCATE, DROP. A DELETE that only takes what is older than something does not count.</summary>
    public bool DeletesPartition { get; internal set; }

    /// <summary>Whether rows of tables come back to the caller that are more than the answer whether something is there.</summary>
    public bool ReadsRows { get; internal set; }

    /// <summary>The first table of which rows come back, null when none do or the text does not name it.</summary>
    public SqlName? ReadsFrom { get; internal set; }

    /// <summary>Whether it can be run twice by itself: an INSERT with a conflict clause or a look-up, DDL with IF (NOT) EXISTS or a look-up.</summary>
    public bool Guarded { get; internal set; }

    /// <summary>Whether it changes the schema: CREATE, ALTER, DROP, rename, SELECT INTO; not of temporary objects.</summary>
    public bool ChangesSchema { get; internal set; }

    /// <summary>What it does to the transaction.</summary>
    public SqlTransactionStep Transaction { get; internal set; }

    /// <summary>Whether it only sets options of the connection.</summary>
    public bool SetsOption => Kind == SqlStatementKind.Option;

    /// <summary>Whether it is in a loop of the text.</summary>
    public bool InLoop => SqlCondition.InLoop(Condition);

    /// <summary>The tokens of the text.</summary>
    internal SqlTokens Tokens { get; }

    /// <summary>Its first token.</summary>
    internal int First { get; }

    /// <summary>The token after it.</summary>
    internal int End { get; }

    /// <summary>The conditions under which it is executed.</summary>
    internal SqlCondition? Condition { get; }

    /// <summary>Whether it stands in a block of PL/pgSQL, where rows go to variables.</summary>
    internal bool Procedural { get; }

    /// <summary>Whether an error that it makes on a second run is caught in the text.</summary>
    internal bool Handled { get; set; }

    /// <summary>Its parts that change data, in the order of the text, and its main part as the last.</summary>
    internal ImmutableArray<SqlPart> Parts { get; }

    /// <summary>The main part.</summary>
    internal SqlPart Main => Parts[Parts.Length - 1];

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Target}";
}
