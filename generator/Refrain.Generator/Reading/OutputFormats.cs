using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>How a task's output is laid out, and whether it can be (RFN012).</summary>
internal static class OutputFormats
{
    private const string Csv = "Csv";

    private static readonly string?[] Names = [null, "JsonLines", Csv];

    // How the schemas of what is no scalar begin.
    private static readonly string[] Composed = ["list<", "set<", "map<", "record{", "tuple("];

    /// <summary>The name of the format; null for the binary one.</summary>
    public static string? Of(AttributeData? attribute) => NumberOf(attribute) is var format && IsDefined(format) ? Names[format] : null;

    /// <summary>Reports an output that its format cannot hold.</summary>
    public static void Check(INamedTypeSymbol type, AttributeData? attribute, OutputModel? output, ProblemList problems)
    {
        if (output is not null && NumberOf(attribute) is var format && !IsDefined(format))
        {
            problems.Add(new Problem(
                ProblemIds.NotAnOutputType, TaskSymbols.LocationOf(type), type.Name, output.Shown, $"no OutputFormat is {format.ToString(CultureInfo.InvariantCulture)}: use Binary, JsonLines or Csv"));
        }
        if (Of(attribute) == Csv && output is { Value: { } row } && Fault(output.Kind, row.Schema) is { } fault)
        {
            problems.Add(new Problem(ProblemIds.NotAnOutputType, TaskSymbols.LocationOf(type), type.Name, output.Shown, fault));
        }
    }

    private static int NumberOf(AttributeData? attribute) => TaskSymbols.Argument<int>(attribute, "Format");

    private static bool IsDefined(int format) => format >= 0 && format < Names.Length;

    private static string? Fault(StoredAs kind, string schema)
    {
        if (kind != StoredAs.Rows)
        {
            return "CSV holds rows, and this is one value: return a sequence of rows, or use JsonLines";
        }
        if (!IsComposed(schema))
        {
            return null;
        }
        var open = schema.IndexOfAny(['{', '(']);
        if (!(schema.StartsWith("record{", StringComparison.Ordinal) || schema.StartsWith("tuple(", StringComparison.Ordinal)) || schema[schema.Length - 1] == '?')
        {
            return "a row of CSV has columns, so it is a record, struct or class that is never null: use one, or JsonLines";
        }
        var number = 0;
        foreach (var member in Members(schema.Substring(open + 1, schema.Length - open - 2)))
        {
            number++;

            // No schema of a scalar has a colon before its first bracket.
            var colon = member.IndexOfAny([':', '<', '{', '(']);
            var isNamed = colon >= 0 && member[colon] == ':';
            if (IsComposed(isNamed ? member.Substring(colon + 1) : member))
            {
                return $"{(isNamed ? member.Substring(0, colon) : $"Item{number}")}: a column of CSV holds one number, text, date or other scalar: use such, or JsonLines";
            }
        }
        return null;
    }

    private static bool IsComposed(string schema) => Composed.Any(head => schema.StartsWith(head, StringComparison.Ordinal));

    /// <summary>The parts between commas that are in no brackets.</summary>
    private static IEnumerable<string> Members(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                yield return list.Substring(start, i - start);
                start = i + 1;
            }
            else if (list[i] is '<' or '{' or '(')
            {
                depth++;
            }
            else if (list[i] is '>' or '}' or ')')
            {
                depth--;
            }
        }
    }
}
