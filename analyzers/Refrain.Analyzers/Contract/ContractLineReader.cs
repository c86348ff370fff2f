using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Reading;

namespace Refrain.Contract;

/// <summary>Reads one line of the contract. Fails by telling what is missing where.</summary>
internal sealed class ContractLineReader
{
    private readonly string _line;
    private int _at;

    private ContractLineReader(string line) => _line = line;

    /// <summary>What was expected, and did not come; null while all is well.</summary>
    private string? Expected { get; set; }

    /// <summary>Reads a line without blanks around it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="problem">What is wrong with it, or null.</param>
    public static ContractEntry? Read(string line, out string? problem)
    {
        var reader = new ContractLineReader(line);
        var entry = reader.Entry();
        problem = reader.Expected is { } expected
            ? $"expected {expected} at column {(reader._at + 1).ToString(CultureInfo.InvariantCulture)}"
            : null;
        return entry;
    }

    private ContractEntry? Entry()
    {
        var isSource = TryTake(ContractEntry.Source + " ");
        if (!isSource && !TryTake(ContractEntry.Task + " ")) return Fail<ContractEntry>("'task' or 'source' and a blank");
        if (Name() is not { } name || !Take("(")) return null;
        var parameters = ImmutableArray.CreateBuilder<ContractParameter>();
        if (!TryTake(")"))
        {
            do
            {
                if (Parameter() is not { } parameter) return null;
                if (parameters.Any(other => other.Name == parameter.Name)) return Fail<ContractEntry>($"another name, as '{parameter.Name}' is there already,");
                parameters.Add(parameter);
            }
            while (TryTake(", "));
            if (!Take(")")) return null;
        }
        string? output = null;
        if (!isSource)
        {
            if (!Take(" " + ContractEntry.Arrow + " ")) return null;
            var rows = TryTake(ContractEntry.Rows) ? ContractEntry.Rows : "";
            if (Form(toEnd: true) is not { } schema) return null;
            output = rows + schema;
        }
        return _at == _line.Length
            ? new ContractEntry(isSource, name, parameters.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal).ToImmutableArray(), output)
            : Fail<ContractEntry>("the end of the line");
    }

    private ContractParameter? Parameter()
    {
        var isInsignificant = TryTake(ContractParameter.Insignificant + " ");
        var start = _at;
        while (_at < _line.Length && SyntaxFacts.IsIdentifierPartCharacter(_line[_at])) _at++;
        if (_at == start) return Fail<ContractParameter>("the name of a parameter");
        var name = _line.Substring(start, _at - start);
        return Take(": ") && Form(toEnd: false) is { } form ? new ContractParameter(name, form, isInsignificant) : null;
    }

    /// <summary>A form or schema: words and brackets, without blanks but in quotes, up to what closes or goes on with the parameters.</summary>
    private string? Form(bool toEnd)
    {
        var start = _at;
        var open = new Stack<char>();
        for (; _at < _line.Length; _at++)
        {
            var c = _line[_at];
            if (c == '"')
            {
                if (Quoted() is null) return null;
                _at--;
            }
            else if (c is '<' or '(' or '{')
            {
                open.Push(c == '<' ? '>' : c == '(' ? ')' : '}');
            }
            else if (open.Count == 0 && !toEnd && c is (',' or ')'))
            {
                break;
            }
            else if (c is '>' or '}' or ')')
            {
                if (open.Count == 0 || open.Peek() != c) return Fail<string>(open.Count == 0 ? "no closing bracket" : $"'{open.Peek()}'");
                open.Pop();
            }
            else if (!ContractName.IsPlain(c) && c is not (',' or ':' or '=' or '?'))
            {
                return Fail<string>("the form of a type, without blanks,");
            }
        }
        return open.Count > 0 ? Fail<string>($"'{open.Peek()}'")
            : _at == start ? Fail<string>("the form of a type")
            : _line.Substring(start, _at - start);
    }

    private string? Name()
    {
        if (_at < _line.Length && _line[_at] == '"') return Quoted();
        var start = _at;
        while (_at < _line.Length && ContractName.IsPlain(_line[_at])) _at++;
        return _at > start ? _line.Substring(start, _at - start) : Fail<string>("a name");
    }

    /// <summary>A name in quotes; it stands behind them after.</summary>
    private string? Quoted()
    {
        var name = new StringBuilder();
        for (_at++; _at < _line.Length; _at++)
        {
            var c = _line[_at];
            if (c == '"')
            {
                _at++;
                return name.ToString();
            }
            if (c != '\\')
            {
                name.Append(c);
            }
            else if (_at + 1 < _line.Length && _line[_at + 1] is '"' or '\\')
            {
                name.Append(_line[++_at]);
            }
            else if (_at + 5 < _line.Length && _line[_at + 1] == 'u'
                && ushort.TryParse(_line.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                name.Append((char)unit);
                _at += 5;
            }
            else
            {
                return Fail<string>("\\\", \\\\ or \\u and four digits");
            }
        }
        return Fail<string>("a closing quote");
    }

    private bool TryTake(string text)
    {
        if (string.CompareOrdinal(_line, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    private bool Take(string text) => TryTake(text) || Fail<string>($"'{text}'") is not null;

    private T? Fail<T>(string expected)
        where T : class
    {
        Expected ??= expected;
        return null;
    }
}
