using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>
/// An SQL text, read: its statements in order, those in the bodies of PostgreSQL's DO and of T-SQL's <c>EXEC('…')</c> and <c>sp_executesql</c> included.
/// Any text can be read; nothing is thrown, and the work grows with the length of the text.
/// </summary>
internal sealed class SqlScript
{
    private readonly ImmutableArray<SqlTokens> _tokens;

    private SqlScript(string text, SqlDialect dialect, ImmutableArray<SqlStatement> statements, ImmutableArray<SqlTokens> tokens, SqlNameSet temporary)
    {
        Text = text;
        Dialect = dialect;
        Statements = statements;
        TemporaryTables = temporary;
        _tokens = tokens;
    }

    /// <summary>The text; positions of statements and findings point into it.</summary>
    public string Text { get; }

    /// <summary>The dialect that the text was read in.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>The statements in the order of the text.</summary>
    public ImmutableArray<SqlStatement> Statements { get; }

    /// <summary>The temporary tables that the text creates, and those it was told of: to hand on to the next text of the same connection.</summary>
    public SqlNameSet TemporaryTables { get; }

    /// <summary>How often tokens were looked at, for tests that show linear time.</summary>
    internal long Steps
    {
        get
        {
            long steps = 0;
            foreach (var tokens in _tokens) steps += tokens.Steps;
            return steps;
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; <see cref="SqlHole.Char"/> stands for parts that are not known.</param>
    /// <param name="dialect">The dialect of the database that gets it.</param>
    /// <param name="temporary">Temporary tables that earlier texts of the same connection created.</param>
    public static SqlScript Parse(string text, SqlDialect dialect, SqlNameSet? temporary = null)
    {
        var tokens = new SqlTokens(text, 0, text.Length, dialect);
        var statements = StatementReader.Read(tokens);
        var known = new SqlNameSet();
        if (temporary is not null) known.Add(temporary);
        var all = ImmutableArray.CreateBuilder<SqlTokens>();
        all.Add(tokens);
        foreach (var statement in statements)
        {
            if (statement.Tokens != all[all.Count - 1] && statement.Tokens != tokens) all.Add(statement.Tokens);
            StatementFacts.Note(statement, known);
        }
        return new SqlScript(text, dialect, [.. statements], all.ToImmutable(), known);
    }
}
