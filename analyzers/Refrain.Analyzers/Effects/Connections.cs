using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>A transaction that is open.</summary>
/// <param name="Place">Where it was begun.</param>
/// <param name="Connection">On what: nothing is known of one that is for all connections.</param>
internal sealed record OpenTransaction(Location Place, Value Connection);

/// <summary>Which values are the same connection to a database.</summary>
internal static class Connections
{
    /// <summary>Is an object of the type a connection, or a unit of work that has one of its own?</summary>
    public static bool Is(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "DbConnection" or "DbContext" or "IDbConnection") return true;
        }
        return type is not null && type.AllInterfaces.Any(static implemented => implemented.Name == "IDbConnection");
    }

    /// <summary>Are both known, and not the same? What is not known may be any.</summary>
    public static bool Differ(Value one, Value other)
    {
        var (some, others) = (Identities(one), Identities(other));
        return some.Count > 0 && others.Count > 0 && !some.Any(mark => others.Any(mark2 => MayBeSame(mark, mark2)));
    }

    private static List<Mark> Identities(Value value) =>
        [.. value.All.Where(static mark => mark.Kind == MarkKind.Connection || (mark.Kind == MarkKind.Argument && !mark.IsControl && !mark.IsOrder && mark.Argument >= Mark.This))];

    private static bool MayBeSame(Mark one, Mark other)
    {
        if (one.Kind != other.Kind) return false;
        if (one.Kind == MarkKind.Connection) return one.Rule == other.Rule && Equals(one.Site, other.Site);
        if (one.Argument != other.Argument) return !(one.Path.Length == 0 || other.Path.Length == 0 || one.Path == other.Path || IsField(one) || IsField(other));
        // Two fields of an object are two connections; what is deeper in one may be shared.
        return !(IsField(one) && IsField(other)) || one.Path == other.Path;
    }

    private static bool IsField(Mark mark) => mark.Argument == Mark.This && mark.Path.LastIndexOf('.') == 0;
}
