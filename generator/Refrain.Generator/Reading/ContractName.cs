using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Reading;

/// <summary>Names as the contract file writes them: as they are, or quoted where a character of theirs would mean something there.</summary>
internal static class ContractName
{
    /// <summary>The name as one word of a line.</summary>
    public static string Text(string name) => name.Length > 0 && name.All(IsPlain) ? name : Quoted(name);

    /// <summary>Whether a character needs no quotes.</summary>
    public static bool IsPlain(char c) => c is '.' or '+' or '-' or '/' or '`' || (SyntaxFacts.IsIdentifierPartCharacter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format);

    private static string Quoted(string name)
    {
        var text = new StringBuilder("\"");
        foreach (var c in name)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c == ' ' || char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c))
            {
                text.Append(c);
            }
            else
            {
                // Line ends of any kind, other blanks, halves of characters.
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }
        return text.Append('"').ToString();
    }
}
