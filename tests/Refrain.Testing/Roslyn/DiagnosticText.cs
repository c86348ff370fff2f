using Microsoft.CodeAnalysis;

namespace Refrain.Testing.Roslyn;

/// <summary>Shows a diagnostic with the code it stands on, for messages of failed tests.</summary>
public static class DiagnosticText
{
    /// <summary>Id, message, file and the marked code with its line.</summary>
    public static string Show(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (diagnostic.Location.SourceTree is not { } tree) return $"{diagnostic.Id} (no place): {message}";
        var text = tree.GetText();
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} in {tree.FilePath} on «{text.ToString(span)}»: {message}\n    {text.Lines.GetLineFromPosition(span.Start).ToString().Trim()}";
    }
}
