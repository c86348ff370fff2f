namespace Refrain.Knowledge;

/// <summary>How much a line's id covers, the most exact first: of two lines of a table the more exact one holds.</summary>
internal enum ApiBreadth
{
    /// <summary>One member: <c>M:X.F(System.Int32)</c>, <c>M:X.F()</c>.</summary>
    Exact,

    /// <summary>Overloads by their first parameters: <c>M:X.F(System.Int32*</c>.</summary>
    FirstParameters,

    /// <summary>All overloads with so many type parameters: <c>M:X.F``1</c>.</summary>
    Arity,

    /// <summary>All members of a name: <c>M:X.F</c>, <c>P:X.P</c>.</summary>
    Name,

    /// <summary>All members whose name begins so: <c>M:X.Write*</c>.</summary>
    NamePrefix,

    /// <summary>A type and all its members: <c>T:X</c>.</summary>
    Type,

    /// <summary>All types whose full name begins so, and their members: <c>T:N.*</c>.</summary>
    TypePrefix,
}
