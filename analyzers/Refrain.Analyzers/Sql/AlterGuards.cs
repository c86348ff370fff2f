namespace Refrain.Sql;

/// <summary>Which actions of ALTER can be made twice: those that set a state can, those that add, drop or rename cannot unless IF (NOT) EXISTS says so.</summary>
internal static class AlterGuards
{
    /// <summary>What the actions of are additions and removals of its own parts.</summary>
    private static readonly HashSet<string> Objects = new(StringComparer.Ordinal)
    {
        "TABLE", "TYPE", "DOMAIN", "VIEW", "INDEX", "SEQUENCE", "SCHEMA", "FUNCTION", "PROCEDURE", "DATABASE", "PUBLICATION", "TRIGGER", "ROUTINE", "EVENT",
    };

    /// <summary>Whether all actions of an ALTER (or RENAME, or sp_rename) can be made twice.</summary>
    public static bool IsGuarded(SqlTokens tokens, SqlPart part)
    {
        if (!tokens.Is(part.First, "ALTER")) return false; // RENAME TABLE, sp_rename
        var at = SchemaHeads.ObjectAt(tokens, part.First, part.End);
        if (at == part.First || !tokens.IsAny(at, Objects)) return true;
        var ifExists = tokens.Is(at + 1, "IF");
        var adds = false;
        for (var i = part.Body; i < part.End;)
        {
            var next = NextAction(tokens, i, part.End);
            if (!Repeats(tokens, i, next, ifExists, ref adds)) return false;
            i = next + 1;
        }
        return true;
    }

    private static int NextAction(SqlTokens tokens, int index, int end)
    {
        while (index < end && !tokens.Symbol(index, ",")) index = tokens.After(index);
        return Math.Min(index, end);
    }

    /// <summary>Whether one action can be made twice.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="first">The action's first token.</param>
    /// <param name="end">The token after it.</param>
    /// <param name="ifExists">Whether the statement does nothing when the object is not there.</param>
    /// <param name="adds">Whether the action before began a list that adds or drops (T-SQL: ADD a int, b int).</param>
    private static bool Repeats(SqlTokens tokens, int first, int end, bool ifExists, ref bool adds)
    {
        var at = first;
        while (tokens.Word(at) is "WITH" or "CHECK" or "NOCHECK" or "ONLINE" && at < end) at++; // WITH CHECK ADD CONSTRAINT
        switch (tokens.Word(at))
        {
            case "ADD" or "DROP":
                adds = true;
                if (tokens.Is(at, "DROP") && tokens.Word(at + 1) is "DEFAULT" or "NOT" or "IDENTITY" or "EXPRESSION") return true;
                for (var i = at + 1; i < end && i < at + 5; i++)
                {
                    if (tokens.Is(i, "IF", "EXISTS") || tokens.Is(i, "IF", "NOT")) return true;
                    if (tokens[i].Kind == SqlTokenKind.Hole && i == end - 1) return tokens.Is(at, "ADD") && i == at + 1; // ADD {whatever}
                }
                return false;
            case "RENAME":
                // ALTER TABLE IF EXISTS a RENAME TO b finds nothing the second time; a column's rename does.
                return ifExists && tokens.Word(at + 1) is "TO" or "AS";
            case "CHANGE":
                at += tokens.Is(at + 1, "COLUMN") ? 2 : 1;
                return tokens.Same(at, at + 1, 1); // MySQL: CHANGE COLUMN old new type
            case "ATTACH" or "DETACH" or "SWITCH" or "TRANSFER" or "SPLIT" or "MERGE":
                return false;
            case "COLUMN" or "CONSTRAINT" or "INDEX" when adds:
                return tokens.Is(at + 1, "IF");
            default:
                // What follows a comma after ADD is another column: T-SQL's ADD a int, b int.
                return first >= end || !adds || tokens.Word(at) is "ALTER" or "SET" or "OWNER" or "MODIFY" or "ENGINE" or "ENABLE" or "DISABLE" or "VALIDATE" or "RESET";
        }
    }
}
