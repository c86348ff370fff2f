using System.Text;

namespace Refrain.Keys;

/// <summary>
/// The text form of lists: values with commas between. A comma or backslash within a value has a backslash in front; a list of one
/// empty value is a lone backslash, as the empty text is the empty list.
/// </summary>
internal static class ListText
{
    private const string OneEmpty = "\\";

    public static string Join(IReadOnlyList<string> values) => values is [""] ? OneEmpty : Join(",", values);

    /// <summary>The values with a separator that starts with a comma.</summary>
    public static string Join(string separator, IEnumerable<string> values)
    {
        var text = new StringBuilder();
        var first = true;
        foreach (var value in values)
        {
            if (!first)
                text.Append(separator);
            first = false;
            foreach (var c in value)
            {
                if (c is ',' or '\\')
                    text.Append('\\');
                text.Append(c);
            }
        }

        return text.ToString();
    }

    public static List<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return [];
        if (text == OneEmpty)
            return [""];
        var values = new List<string>();
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                value.Append(text[++i]);
            }
            else if (text[i] == ',')
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(text[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
