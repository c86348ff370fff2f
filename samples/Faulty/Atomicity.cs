using Dapper;
using Npgsql;
using Refrain;

/// <summary>The page that a server shows.</summary>
[Task]
public sealed partial record FrontPage(string Title)
{
    /// <summary>Writes it where it is read.</summary>
    public int Run()
    {
        var page = $"<h1>{Title}</h1>";
        File.WriteAllText("/srv/www/index.html", page); // RFN301: half a page, if it is cut off
        return page.Length;
    }
}

/// <summary>Tidies up a folder of deliveries.</summary>
[Task]
public sealed partial record TidiedUp(string Folder)
{
    /// <summary>Deletes it.</summary>
    public bool Run()
    {
        Directory.Delete(Folder, recursive: true); // RFN302: the second time it is gone
        return true;
    }
}

/// <summary>Gives a room to another guest.</summary>
[Task]
public sealed partial record Moved(string From, string To, int Room)
{
    /// <summary>Out with the one, in with the other.</summary>
    public int Run([Service] NpgsqlConnection connection)
    {
        connection.Execute("UPDATE rooms SET guest = NULL WHERE guest = @From", new { From });
        return connection.Execute("UPDATE rooms SET guest = @To WHERE room = @Room", new { To, Room }); // RFN303: cut off between the two
    }
}

/// <summary>The pages of a book.</summary>
[Task]
public sealed partial record Pages(string File)
{
    /// <summary>One a line.</summary>
    [Requires] public FileSource Texts => new(File);

    /// <summary>Renders them.</summary>
    public IEnumerable<string> Run(IReadOnlyList<string> texts)
    {
        var pages = new List<string>();
        try
        {
            foreach (var text in texts) pages.Add(Rendered(text));
        }
        catch (Exception) // RFN304: a book with half of its pages counts as whole
        {
        }
        return pages;
    }

    private static string Rendered(string text) => text.Length > 0 ? $"<p>{text}</p>" : throw new InvalidOperationException("A page is empty.");
}

/// <summary>A report in a file.</summary>
[Task]
public sealed partial record Report(string Title)
{
    /// <summary>Writes it.</summary>
    public async Task Run(OutputFile report, CancellationToken cancellationToken) =>
        await report.WriteAllTextAsync(Title); // RFN305: goes on when it should stop
}
