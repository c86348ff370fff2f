using System.Globalization;

namespace AnalyzerCost;

/// <summary>An edit of one file of the made solution, done again and again, each time a little different.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">The file that is edited in a round.</param>
/// <param name="Change">The new text.</param>
internal sealed record MadeEdit(string Name, Func<int, IReadOnlyList<MadeFile>, string> Path, Func<string, int, string> Change);

/// <summary>The edits that are measured: each is what people type, in a file that is open.</summary>
internal static class MadeEdits
{
    /// <summary>Typing goes on in one file.</summary>
    private static string Same(string ending, IReadOnlyList<MadeFile> files) => files.Last(file => file.Path.EndsWith(ending, StringComparison.Ordinal)).Path;

    public static IReadOnlyList<MadeEdit> All { get; } =
    [
        new("in a task's body", static (_, files) => Same("_4.cs", files), static (text, round) => InBody(text, round)),
        new("in the body of a task that does what it should not", static (_, files) => Same("_9.cs", files), static (text, round) => InBody(text, round)),
        new("each time in another task's body", static (round, files) => Nth(files, "/Task", round), static (text, round) => InBody(text, round)),
        new("in the body of a module's helper", static (_, files) => Same("Rules.cs".Insert(0, "/"), files), static (text, round) => InBody(text, round)),
        new("in the body of the core's helper", static (_, files) => Same("Core/Texts.cs", files), static (text, round) => InBody(text, round)),
        new("a member is declared in a task", static (_, files) => Same("_4.cs", files), static (text, round) => Declared(text, round)),
        new("a member is declared in the core", static (_, files) => Same("Core/Texts.cs", files), static (text, round) => Declared(text, round)),
    ];

    private static string Nth(IReadOnlyList<MadeFile> files, string part, int round)
    {
        var those = files.Where(file => file.Path.Contains(part, StringComparison.Ordinal)).ToList();
        return those[(round + 20) * 7 % those.Count].Path;
    }

    /// <summary>A statement more at the start of the first body.</summary>
    private static string InBody(string text, int round)
    {
        var name = round.ToString(CultureInfo.InvariantCulture).Replace('-', '_');
        var at = text.IndexOf('{', text.IndexOf(')', text.IndexOf("public ", text.IndexOf("Run(", StringComparison.Ordinal) is var run and >= 0 ? run - 60 : text.IndexOf("static class", StringComparison.Ordinal), StringComparison.Ordinal)));
        return text.Insert(at + 1, string.Create(CultureInfo.InvariantCulture, $" var typed{name} = \"{round}\"; _ = typed{name}.Length; "));
    }

    /// <summary>A method more at the end of the last type.</summary>
    private static string Declared(string text, int round) => text.Insert(text.LastIndexOf('}'), string.Create(CultureInfo.InvariantCulture, $"    private static int Typed{round.ToString(CultureInfo.InvariantCulture).Replace('-', '_')}() => {round};\n"));
}
