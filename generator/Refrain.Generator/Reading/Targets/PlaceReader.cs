using System.Collections.Immutable;
using System.Text;

namespace Refrain.Reading.Targets;

/// <summary>Reads the paths of places outside of the store, with the names of parameters in braces (RFN020).</summary>
internal static class PlaceReader
{
    private const string Own = ".refrain";

    /// <summary>Why tasks cannot write to such a place, or null; as the runtime has it, and what only the declaration shows.</summary>
    public static string? Fault(string path, ImmutableArray<TaskParameter> parameters, KnownSymbols known)
    {
        if (Read(path, out var names) is { } malformed)
        {
            return malformed;
        }
        if (names.Select(Fault).FirstOrDefault(static f => f is not null) is { } fault)
        {
            return $"'{path}' is no path of a place: {fault}";
        }
        foreach (var (_, name) in names.SelectMany(static n => n).Where(static p => p.IsValue))
        {
            var parameter = parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null)
            {
                return $"the task has no parameter '{name}'{(parameters.IsEmpty ? "" : ": it has " + string.Join(", ", parameters.Select(static p => p.Name)))}";
            }
            if (parameter.With(RefrainNames.InsignificantAttribute, known) is not null)
            {
                return $"the parameter {name} is insignificant, so that tasks which differ in it are the same task and cannot be in two places";
            }
        }
        return names.Any(static n => n.Any(static p => p.IsValue)) || parameters.All(p => p.With(RefrainNames.InsignificantAttribute, known) is not null)
            ? null
            : $"nothing tells '{path}' from the place of the same task with other parameters: name parameters in it, such as {{{parameters.First(p => p.With(RefrainNames.InsignificantAttribute, known) is null).Name}}}";
    }

    /// <summary>Takes a path apart.</summary>
    private static string? Read(string path, out List<List<(bool IsValue, string Text)>> names)
    {
        names = [[]];
        var literal = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c is '{' or '}' && i + 1 < path.Length && path[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                var end = path.IndexOf('}', i);
                if (end <= i + 1)
                {
                    return $"'{path}' has a brace that is not closed, or nothing between two";
                }
                End(names, literal);
                names[names.Count - 1].Add((true, path.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else if (c == '}')
            {
                return $"'{path}' has a closing brace without an opening one; a brace that is meant is written twice";
            }
            else if (c == '/')
            {
                End(names, literal);
                names.Add([]);
            }
            else
            {
                literal.Append(c);
            }
        }
        End(names, literal);
        return null;
    }

    private static void End(List<List<(bool IsValue, string Text)>> names, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            names[names.Count - 1].Add((false, literal.ToString()));
        }
        literal.Clear();
    }

    private static string? Fault(List<(bool IsValue, string Text)> name)
    {
        if (name.Count == 0)
        {
            return "a name in it is empty";
        }
        if (name.Exists(static p => !p.IsValue && p.Text.Any(static c => char.IsControl(c) || "\\:*?\"<>|".IndexOf(c) >= 0)))
        {
            return "it holds a character that not every file system takes in a name: one of \\ : * ? \" < > | or a control character";
        }
        if (!name[0].IsValue && name[0].Text.StartsWith(Own, StringComparison.OrdinalIgnoreCase))
        {
            return $"names that begin with '{Own}' are Refrain's own";
        }
        var last = name[name.Count - 1];
        if (!last.IsValue && last.Text[last.Text.Length - 1] is '.' or ' ')
        {
            return "a name in it ends in a dot or a space";
        }
        return name.Count == 1 && !last.IsValue && IsReserved(last.Text) ? $"'{last.Text}' is what Windows calls a device" : null;
    }

    private static bool IsReserved(string name)
    {
        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name.Substring(0, dot)).ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || (stem.Length == 4 && stem.Substring(0, 3) is "COM" or "LPT" && char.IsDigit(stem[3]));
    }
}
