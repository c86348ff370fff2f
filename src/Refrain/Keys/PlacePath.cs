using System.Text;

namespace Refrain.Keys;

/// <summary>The path of a place as a task type declares it: names parted by <c>/</c>, with the names of parameters in braces. Immutable.</summary>
internal sealed class PlacePath
{
    /// <summary>What names of files begin with that are the runtime's own.</summary>
    public const string Own = ".refrain";

    private const string EmptyName = "%";

    private readonly (bool IsValue, string Text)[][] _names;

    private PlacePath((bool, string)[][] names) => _names = names;

    /// <summary>Whether it is the same for all tasks of the type.</summary>
    public bool IsPlain => _names.All(static name => name.All(static piece => !piece.IsValue));

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It is none, or could lead elsewhere.</exception>
    public static PlacePath Parse(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var names = new List<(bool, string)[]>();
        var pieces = new List<(bool, string)>();
        var literal = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                var end = template.IndexOf('}', i);
                if (end <= i + 1)
                    throw new FormatException($"'{template}' has a brace that is not closed, or nothing between two.");
                EndLiteral();
                pieces.Add((true, template[(i + 1)..end]));
                i = end;
            }
            else if (c == '}')
            {
                throw new FormatException($"'{template}' has a closing brace without an opening one.");
            }
            else if (c == '/')
            {
                EndName();
            }
            else
            {
                literal.Append(c);
            }
        }

        EndName();
        return new([.. names]);

        void EndLiteral()
        {
            if (literal.Length > 0)
                pieces.Add((false, literal.ToString()));
            literal.Clear();
        }

        void EndName()
        {
            EndLiteral();
            if (Fault(pieces) is { } fault)
                throw new FormatException($"'{template}' is no path of a place: {fault}.");
            names.Add([.. pieces]);
            pieces.Clear();
        }
    }

    /// <summary>The path, with <c>/</c> between names.</summary>
    /// <param name="valueOf">Gives the text of a parameter.</param>
    public string Of(Func<string, string> valueOf)
    {
        var path = new StringBuilder();
        foreach (var name in _names)
        {
            if (path.Length > 0)
                path.Append('/');
            if (name is [(false, var only)])
                path.Append(only);
            else
                path.Append(NameOf(name, valueOf));
        }

        return path.ToString();
    }

    private static string NameOf((bool IsValue, string Text)[] pieces, Func<string, string> valueOf)
    {
        var text = new StringBuilder();
        foreach (var (isValue, piece) in pieces)
        {
            if (isValue)
                PartitionPath.EscapeWhole(text, valueOf(piece));
            else
                text.Append(piece);
        }

        if (text.Length == 0)
            return EmptyName;

        // What a file system takes for something else, or the runtime for its own: that is not for a value to say.
        var isHidden = pieces[0] is (false, ['.', ..]);
        if (text[0] == '.' && (!isHidden || text.ToString().StartsWith(Own, StringComparison.OrdinalIgnoreCase)))
            EscapeAt(text, 0);
        if (text[^1] == '.')
            EscapeAt(text, text.Length - 1);
        if (PartitionPath.IsReserved(text.ToString()))
            EscapeAt(text, 0);
        return text.ToString();
    }

    private static void EscapeAt(StringBuilder text, int at)
    {
        var c = text[at];
        text.Remove(at, 1).Insert(at, $"%{(int)c:X2}");
    }

    /// <summary>Why a name cannot be one of a path, or null; as the generator has it.</summary>
    private static string? Fault(List<(bool IsValue, string Text)> pieces)
    {
        if (pieces.Count == 0)
            return "a name in it is empty";
        if (pieces.Exists(static p => !p.IsValue && p.Text.Any(static c => char.IsControl(c) || "\\:*?\"<>|".Contains(c, StringComparison.Ordinal))))
            return "it holds a character that not every file system takes in a name: one of \\ : * ? \" < > | or a control character";
        if (pieces[0] is (false, var first) && first.StartsWith(Own, StringComparison.OrdinalIgnoreCase))
            return $"names that begin with '{Own}' are Refrain's own";
        if (pieces[^1] is (false, [.., '.' or ' ']))
            return "a name in it ends in a dot or a space";
        return pieces is [(false, var only)] && PartitionPath.IsReserved(only) ? $"'{only}' is what Windows calls a device" : null;
    }
}
