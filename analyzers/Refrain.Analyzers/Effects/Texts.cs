using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>What the methods that make strings of strings make.</summary>
internal static class Texts
{
    /// <summary>The texts that the call may return; empty where nothing is known.</summary>
    public static ImmutableArray<string> Of(IMethodSymbol method, Value receiver, ImmutableArray<Value> arguments)
    {
        switch (method.ContainingType.Name)
        {
            case "String" when method.Name is "Concat":
                return arguments.Aggregate(ImmutableArray.Create(""), static (sum, argument) => TextSet.Concat(sum, argument.Texts));
            case "String" when method.Name is "Format" && arguments.FirstOrDefault(static argument => argument.Texts.Length > 0) is { } format:
                return [.. format.Texts.Select(static text => Filled(text))];
            case "String" when method.Name is "Trim" or "TrimStart" or "TrimEnd" or "ToString" or "ReplaceLineEndings" or "Normalize":
                return receiver.Texts;
            case "String" when method.Name is "Replace" && arguments.Length > 1 && arguments[0].Texts.Length == 1 && arguments[0].Texts[0].Length > 0:
                var old = arguments[0].Texts[0];
                var replacement = arguments[1].Texts.IsEmpty ? TextSet.Unknown : arguments[1].Texts[0];
                return [.. receiver.Texts.Select(text => text.Replace(old, replacement))];
            case "String" when method.Name is "Join":
                return Joined(arguments);
            case "StringBuilder" when method.Name is "ToString":
                return receiver.Texts;
            default:
                return [];
        }
    }

    /// <summary>The parts with the separator between them, where the parts are known.</summary>
    private static ImmutableArray<string> Joined(ImmutableArray<Value> arguments)
    {
        if (arguments.Length != 2 || arguments[1].Known("$0") is null) return [TextSet.Unknown];
        ImmutableArray<string> texts = [""];
        for (var i = 0; arguments[1].Known("$" + i) is { } part; i++)
        {
            texts = TextSet.Concat(i == 0 ? texts : TextSet.Concat(texts, arguments[0].Texts), part.Texts);
        }
        return texts;
    }

    /// <summary>A composite format with its places as holes.</summary>
    private static string Filled(string format)
    {
        var text = new System.Text.StringBuilder(format.Length);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '{' && format.IndexOf('}', i) is var end and > 0 && end - i < 40)
            {
                text.Append(TextSet.Hole);
                i = end;
            }
            else
            {
                text.Append(format[i]);
            }
        }
        return text.ToString();
    }
}
