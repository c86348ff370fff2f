using Spectre.Console;

namespace Refrain.Hosting.Display;

/// <summary>Writes tables: framed on a terminal, as Markdown elsewhere.</summary>
internal static class TableText
{
    public static void Write(Surroundings surroundings, ArtifactTable artifact)
    {
        if (artifact.Rows.Count == 0)
        {
            surroundings.Out.WriteLine($"No rows of {PlainText.Clean(string.Join(", ", artifact.Columns.Select(c => c.Name)))}.");
            return;
        }

        if (surroundings.IsTerminal)
        {
            Terminal(surroundings).Write(TableOf(artifact));
            return;
        }

        WriteMarkdown(surroundings.Out, artifact);
    }

    /// <summary>A console over the terminal that the program writes to.</summary>
    public static IAnsiConsole Terminal(Surroundings surroundings) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) });

    private static Table TableOf(ArtifactTable artifact)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (name, isNumber) in artifact.Columns)
        {
            var column = new TableColumn(new Text(PlainText.Clean(name)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in artifact.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }

    /// <summary>By hand: lines of a file need no console, and starting one would take longer than writing them.</summary>
    private static void WriteMarkdown(TextWriter writer, ArtifactTable artifact)
    {
        string[][] lines = [[.. artifact.Columns.Select(c => PlainText.Clean(c.Name))], .. artifact.Rows];
        lines = [.. lines.Select(line => line.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)).ToArray())];
        int[] widths = [.. artifact.Columns.Select((_, i) => Math.Max(3, lines.Max(line => line[i].Length)))];
        WriteLine(lines[0]);
        WriteLine([.. artifact.Columns.Select((c, i) => new string('-', widths[i] - (c.IsNumber ? 1 : 0)) + (c.IsNumber ? ":" : ""))]);
        foreach (var line in lines.Skip(1))
            WriteLine(line);

        void WriteLine(string[] cells) => writer.WriteLine(
            "| " + string.Join(" | ", cells.Select((cell, i) => artifact.Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))) + " |");
    }
}
