using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>Judges all that a task has databases execute, in order: one statement may make up for another.</summary>
internal static class SqlEffects
{
    public static IEnumerable<Finding> Judge(ImmutableArray<Effect> effects, string member)
    {
        return [];
    }
}
