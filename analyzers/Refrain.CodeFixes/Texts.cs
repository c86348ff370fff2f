using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.CodeFixes;

/// <summary>Names and types as text.</summary>
internal static class Texts
{
    /// <summary>The name of a parameter that binds to a member of that name; escaped where it is a keyword.</summary>
    public static string ParameterName(string member)
    {
        var name = char.ToLowerInvariant(member[0]) + member.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
    }

    /// <summary>The name of a member that a parameter of that name binds to.</summary>
    public static string MemberName(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    /// <summary>The lines of a diagnostic's property.</summary>
    public static string[] Lines(string? property) => string.IsNullOrEmpty(property) ? [] : property!.Split('\n');
}
