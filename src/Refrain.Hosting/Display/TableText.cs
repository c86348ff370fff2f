using Spectre.Console;

namespace Refrain.Hosting.Display;

/// <summary>Writes tables: framed on a terminal, as Markdown elsewhere.</summary>
internal static class TableText
{
    // Wide enough that no line is broken where there is no terminal.
    private const int Unbounded = 100_000;

    public static void Write(Surroundings surroundings, ArtifactTable artifact)
    {
        var table = new Table { Border = surroundings.IsTerminal ? TableBorder.Rounded : TableBorder.Markdown };
        foreach (var (name, isNumber) in artifact.Columns)
        {
            var column = new TableColumn(new Text(PlainText.Clean(name)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in artifact.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        ConsoleOf(surroundings).Write(table);
    }

    /// <summary>A console over the program's output; without escape codes where that is no terminal.</summary>
    public static IAnsiConsole ConsoleOf(Surroundings surroundings)
    {
        var output = new AnsiConsoleOutput(surroundings.Out);
        if (surroundings.IsTerminal)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Unbounded;
        return console;
    }
}
