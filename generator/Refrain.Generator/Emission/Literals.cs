using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Generator.Emission;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    /// <summary>A string literal, quoted and escaped; <c>null</c> for null.</summary>
    public static string Text(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A UTF-8 literal of the text.</summary>
    public static string Utf8(string text) => Text(text) + "u8";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
