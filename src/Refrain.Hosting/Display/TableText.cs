using Spectre.Console;

namespace Refrain.Hosting.Display;

/// <summary>Writes tables: framed on a terminal, as Markdown elsewhere.</summary>
internal static class TableText
{
    // Wide enough that no line is broken where there is no terminal.
    private const int Unbounded = 100_000;

    public static void Write(Surroundings surroundings, ArtifactTable artifact)
    {
        if (surroundings.IsTerminal)
        {
            Terminal(surroundings).Write(TableOf(artifact, TableBorder.Rounded));
            return;
        }

        using var text = new StringWriter();
        Plain(text).Write(TableOf(artifact, TableBorder.Markdown));

        // Borders that Markdown does not have are drawn as spaces.
        foreach (var line in text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            surroundings.Out.WriteLine(line);
    }

    /// <summary>A console over the terminal that the program writes to.</summary>
    public static IAnsiConsole Terminal(Surroundings surroundings) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) });

    private static Table TableOf(ArtifactTable artifact, TableBorder border)
    {
        var table = new Table { Border = border };
        foreach (var (name, isNumber) in artifact.Columns)
        {
            var column = new TableColumn(new Text(PlainText.Clean(name)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in artifact.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
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
