using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Knowledge;

/// <summary>Finds what the id of a line names in a compilation: for telling wrong lines, which the look-up by symbol cannot.</summary>
internal static class ApiTargets
{
    private const int MostShown = 5;

    /// <summary>What is wrong with a line, as a sentence without its end; null where it is sound, or about a library that is not there.</summary>
    public static string? Problem(Compilation compilation, ApiLine line)
    {
        var pattern = line.Pattern;
        if (!HasRoot(compilation, pattern)) return null;
        var covered = Covered(compilation, pattern);
        if (covered.IsEmpty) return $"'{pattern.Id}' names nothing{Suggestion(compilation, pattern)}";
        foreach (var setting in line.Entry.Settings.OrderBy(static setting => setting.Key, StringComparer.Ordinal))
        {
            if (!ApiSettings.Parameters.Contains(setting.Key) || ApiSettings.IsWord(setting.Key, setting.Value)) continue;
            var names = covered.SelectMany(ParameterNames).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();
            if (names.Contains(setting.Value)) continue;
            return names.Count == 0
                ? $"'{setting.Key}={setting.Value}' names a parameter, but '{pattern.Id}' has none"
                : $"'{setting.Value}' is no parameter of '{pattern.Id}'{ApiLineReader.Nearest(setting.Value, names)} Parameters are {string.Join(", ", names)}";
        }
        return null;
    }

    /// <summary>The members, or for lines about types the types, that the id names.</summary>
    public static ImmutableArray<ISymbol> Covered(Compilation compilation, ApiPattern pattern)
    {
        if (pattern.Breadth == ApiBreadth.TypePrefix) return [.. WithPrefix(compilation, pattern.Type)];
        var types = Named(compilation, pattern.Type).OfType<INamedTypeSymbol>();
        return pattern.Breadth == ApiBreadth.Type
            ? [.. types]
            : [.. types.SelectMany(static type => type.GetMembers()).Where(member => pattern.Covers(member, () => member.GetDocumentationCommentId() ?? ""))];
    }

    private static bool HasRoot(Compilation compilation, ApiPattern pattern)
    {
        var root = pattern.Type.Split('.')[0];
        return compilation.GlobalNamespace.GetMembers().Any(member => member.MetadataName == root);
    }

    private static ImmutableArray<INamespaceOrTypeSymbol> Named(Compilation compilation, string fullName)
    {
        ImmutableArray<INamespaceOrTypeSymbol> found = [compilation.GlobalNamespace];
        foreach (var name in fullName.Split('.')) found = [.. found.SelectMany(container => Children(container).Where(child => child.MetadataName == name))];
        return found;
    }

    private static IEnumerable<ISymbol> WithPrefix(Compilation compilation, string prefix)
    {
        var dot = prefix.LastIndexOf('.');
        var containers = dot < 0 ? [compilation.GlobalNamespace] : Named(compilation, prefix.Substring(0, dot));
        var start = prefix.Substring(dot + 1);
        return containers.SelectMany(Children).Where(child => child.MetadataName.StartsWith(start, StringComparison.Ordinal));
    }

    private static IEnumerable<INamespaceOrTypeSymbol> Children(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>();

    private static IEnumerable<string> ParameterNames(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Name),
        IPropertySymbol property => property.Parameters.Select(static parameter => parameter.Name).Append("value"),
        INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.Parameters).Select(static parameter => parameter.Name),
        _ => [],
    };

    private static string Suggestion(Compilation compilation, ApiPattern pattern)
    {
        var containers = Named(compilation, pattern.Type);
        if (containers.IsEmpty || pattern.Kind == 'T') return TypeSuggestion(compilation, pattern);
        var members = containers.OfType<INamedTypeSymbol>().SelectMany(static type => type.GetMembers()).Where(static member => ApiPattern.KindOf(member) is 'M' or 'P' or 'F' or 'E' && !IsAccessor(member)).ToList();
        var named = members.Where(member => ApiPattern.NameOf(member) == pattern.Member).ToList();
        if (named.Count > 0)
        {
            var ids = named.Select(static member => member.GetDocumentationCommentId() ?? "").OrderBy(static id => id, StringComparer.Ordinal).ToList();
            return $"; there {(ids.Count == 1 ? "is" : "are")} {string.Join(", ", ids.Take(MostShown))}{(ids.Count > MostShown ? ", …" : "")}";
        }
        for (var type = containers.OfType<INamedTypeSymbol>().FirstOrDefault()?.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().Any(member => ApiPattern.NameOf(member) == pattern.Member && ApiPattern.KindOf(member) == pattern.Kind))
                return $"; did you mean '{pattern.Kind}:{ApiType.FullName(type.OriginalDefinition)}.{pattern.Member}', which declares it?";
        }
        return ApiLineReader.Nearest($"{pattern.Kind}:{pattern.Type}.{pattern.Member}", members.Select(member => $"{ApiPattern.KindOf(member)}:{pattern.Type}.{ApiPattern.NameOf(member)}").Distinct(StringComparer.Ordinal), pattern.Member.Length);
    }

    private static string TypeSuggestion(Compilation compilation, ApiPattern pattern)
    {
        var parts = pattern.Type.TrimEnd('.').Split('.');
        var reached = 0;
        ImmutableArray<INamespaceOrTypeSymbol> containers = [compilation.GlobalNamespace];
        while (reached < parts.Length - 1)
        {
            ImmutableArray<INamespaceOrTypeSymbol> next = [.. containers.SelectMany(container => Children(container).Where(child => child.MetadataName == parts[reached]))];
            if (next.IsEmpty) break;
            containers = next;
            reached++;
        }
        var before = string.Concat(parts.Take(reached).Select(static part => part + "."));
        return ApiLineReader.Nearest(before + parts[reached], containers.SelectMany(Children).Select(child => before + child.MetadataName), parts[reached].Length);
    }

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };
}
