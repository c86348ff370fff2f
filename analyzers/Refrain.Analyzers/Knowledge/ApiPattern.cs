using Microsoft.CodeAnalysis;

namespace Refrain.Knowledge;

/// <summary>
/// A documentation-comment id with the wildcards of the tables, taken apart so that most symbols are told from it by their names alone.
/// </summary>
/// <param name="Id">As written.</param>
/// <param name="Kind">The letter before the colon: T, M, P, F or E.</param>
/// <param name="Type">The full name of the type, with arity; for <see cref="ApiBreadth.TypePrefix"/> what it begins with.</param>
/// <param name="Member">The member's name, or what it begins with; empty for types.</param>
/// <param name="Arity">How many type parameters a method has, or null: any number.</param>
/// <param name="Signature">For exact ids and those of first parameters: the id that a symbol's is compared with.</param>
/// <param name="Breadth">How much is covered.</param>
internal sealed record ApiPattern(string Id, char Kind, string Type, string Member, int? Arity, string Signature, ApiBreadth Breadth)
{
    /// <summary>Reads an id; says what is wrong with it where it is none.</summary>
    public static ApiPattern? Parse(string id, out string problem)
    {
        problem = "";
        if (id.Length < 3 || id[1] != ':' || "TMPFE".IndexOf(id[0]) < 0)
        {
            problem = $"'{id}' does not begin with T:, M:, P:, F: or E: and the full name of a type or member";
            return null;
        }
        var body = id.Substring(2);
        var open = body.IndexOf('(');
        var star = body.IndexOf('*');
        if (star >= 0 && star != body.Length - 1) problem = $"the '*' of '{id}' is not its last letter";
        else if (body.IndexOf('*') < 0 && open >= 0 && !Closes(body, open)) problem = $"the brackets of '{id}' do not match";
        else if (open >= 0 && id[0] is not ('M' or 'P')) problem = $"'{id}' is not a method or property, so it has no parameters";
        var name = (open >= 0 ? body.Substring(0, open) : body).TrimEnd('*');
        var nameEndsOpen = open < 0 && star >= 0;
        if (problem.Length == 0 && !IsDotted(name, nameEndsOpen)) problem = $"'{name}' is no dotted name";
        if (problem.Length > 0) return null;
        if (id[0] == 'T') return new ApiPattern(id, 'T', name, "", null, "", star >= 0 ? ApiBreadth.TypePrefix : ApiBreadth.Type);

        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            problem = $"'{id}' names no member: write the type, a dot and the member";
            return null;
        }
        var type = name.Substring(0, dot);
        var member = name.Substring(dot + 1);
        var tick = member.IndexOf("``", StringComparison.Ordinal);
        int? arity = null;
        if (tick >= 0)
        {
            if (!int.TryParse(member.Substring(tick + 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count))
            {
                problem = $"'{member}' does not say how many type parameters it has";
                return null;
            }
            arity = count;
            member = member.Substring(0, tick);
        }
        if (open < 0) return new ApiPattern(id, id[0], type, member, arity, "", star >= 0 ? ApiBreadth.NamePrefix : arity is null ? ApiBreadth.Name : ApiBreadth.Arity);

        // A documentation id leaves empty brackets out.
        var signature = star >= 0 ? id.TrimEnd('*') : id.EndsWith("()", StringComparison.Ordinal) ? id.Substring(0, id.Length - 2) : id;
        return new ApiPattern(id, id[0], type, member, arity, signature, star >= 0 ? ApiBreadth.FirstParameters : ApiBreadth.Exact);
    }

    /// <summary>Is this the member that is meant, of a type that is?</summary>
    /// <param name="member">An original definition; no accessor.</param>
    /// <param name="documentationId">The member's id, made only when it decides.</param>
    public bool Covers(ISymbol member, Func<string> documentationId)
    {
        if (Kind == 'T') return true;
        if (Kind != KindOf(member)) return false;
        var name = NameOf(member);
        if (Breadth == ApiBreadth.NamePrefix) return name.StartsWith(Member, StringComparison.Ordinal);
        if (name != Member || (Arity is { } arity && arity != ((IMethodSymbol)member).Arity)) return false;
        return Breadth switch
        {
            ApiBreadth.Exact => documentationId() == Signature,
            ApiBreadth.FirstParameters => documentationId().StartsWith(Signature, StringComparison.Ordinal),
            _ => true,
        };
    }

    /// <summary>A member's name as documentation ids write it.</summary>
    public static string NameOf(ISymbol member)
    {
        var name = member is IPropertySymbol { IsIndexer: true } ? member.MetadataName : member.Name;
        return name.IndexOf('.') < 0 ? name : name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');
    }

    /// <summary>The letter of a symbol in documentation ids; a blank for symbols without one.</summary>
    public static char KindOf(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.NamedType => 'T',
        SymbolKind.Method => 'M',
        SymbolKind.Property => 'P',
        SymbolKind.Field => 'F',
        SymbolKind.Event => 'E',
        _ => ' ',
    };

    private static bool Closes(string body, int open)
    {
        var close = body.LastIndexOf(')');
        return close > open && (close == body.Length - 1 || body[close + 1] == '~')
            && body.Count(static letter => letter == '(') == body.Count(static letter => letter == ')');
    }

    private static bool IsDotted(string name, bool mayEndOpen)
    {
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 0 && !(mayEndOpen && i > 0 && i == parts.Length - 1)) return false;
            foreach (var letter in parts[i])
            {
                if (!char.IsLetterOrDigit(letter) && "_`#{}@".IndexOf(letter) < 0) return false;
            }
        }
        return true;
    }
}
