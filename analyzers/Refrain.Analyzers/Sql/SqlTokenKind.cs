namespace Refrain.Sql;

/// <summary>What a token is. Comments and blanks are no tokens.</summary>
internal enum SqlTokenKind
{
    /// <summary>Before the first and after the last token.</summary>
    None,

    /// <summary>A keyword or a name without quotes; it may contain holes (<c>events_￼</c>).</summary>
    Word,

    /// <summary>A name in double quotes, brackets or backticks.</summary>
    QuotedName,

    /// <summary>A literal in quotes, whatever its prefix.</summary>
    Text,

    /// <summary>A PostgreSQL literal between dollar tags.</summary>
    DollarText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A parameter or variable (<c>@p</c>, <c>:p</c>, <c>$1</c>, <c>?</c>, <c>@@rowcount</c>).</summary>
    Parameter,

    /// <summary>An operator, <c>::</c> and <c>:=</c> included.</summary>
    Operator,

    /// <summary>A parenthesis, bracket, comma, full stop or semicolon.</summary>
    Punctuation,

    /// <summary>A hole that stands alone.</summary>
    Hole,
}
