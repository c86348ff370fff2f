using System.Text;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Names of columns.</summary>
internal static class ColumnNames
{
    /// <summary>The column of a member: what <c>[Column]</c> says, or its name in snake case.</summary>
    public static string Of(DataMember member, KnownSymbols known) => Given(member, known) ?? Snake(member.Symbol.Name);

    /// <summary>What <c>[Column]</c> says of a member, or null.</summary>
    public static string? Given(DataMember member, KnownSymbols known)
    {
        var attribute = (member.Parameter is { } parameter ? known.Attribute(parameter, RefrainNames.ColumnAttribute) : null)
            ?? known.Attribute(member.Symbol, RefrainNames.ColumnAttribute);
        return attribute?.ConstructorArguments.FirstOrDefault().Value as string;
    }

    /// <summary><c>OrderId</c> is <c>order_id</c>, <c>HTTPStatus</c> is <c>http_status</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var isStart = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isStart)
            {
                text.Append('_');
            }
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
