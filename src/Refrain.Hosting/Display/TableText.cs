using Spectre.Console;

namespace Refrain.Hosting.Display;

/// <summary>Writes tables: framed on a terminal, as Markdown elsewhere.</summary>
internal static class TableText
{
    // Wide enough that no line is broken where there is no terminal.
    private const int Unbounded = 100_000;

    public static void Write(Surroundings surroundings, ArtifactTable artifact)
    {
        if (artifact.Rows.Count == 0)
        {
            surroundings.Out.WriteLine($"No rows of {PlainText.Clean(string.Join(", ", artifact.Columns.Select(c => c.Name)))}.");
            return;
        }

        if (surroundings.IsTerminal)
        {
            Terminal(surroundings).Write(TableOf(artifact, isMarkdown: false));
            return;
        }

        using var text = new StringWriter();
        Plain(text).Write(TableOf(artifact, isMarkdown: true));

        // Borders that Markdown does not have are drawn as spaces.
        foreach (var line in text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            surroundings.Out.WriteLine(line);
    }

    /// <summary>A console over the terminal that the program writes to.</summary>
    public static IAnsiConsole Terminal(Surroundings surroundings) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) });

    private static Table TableOf(ArtifactTable artifact, bool isMarkdown)
    {
        var table = new Table { Border = isMarkdown ? TableBorder.Markdown : TableBorder.Rounded };
        foreach (var (name, isNumber) in artifact.Columns)
        {
            var column = new TableColumn(new Text(PlainText.Clean(name)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in artifact.Rows)
            table.AddRow(row.Select(cell => new Text(isMarkdown ? cell.Replace("|", "\\|", StringComparison.Ordinal) : cell)));
        return table;
    }

    private static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Unbounded;
        return console;
    }
}
