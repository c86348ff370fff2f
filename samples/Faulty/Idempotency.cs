using System.Diagnostics;
using System.Net.Mail;
using Dapper;
using Npgsql;
using Refrain;

/// <summary>A line of a journal that all shops share.</summary>
[Task]
public sealed partial record JournalLine(string Shop)
{
    /// <summary>Adds it.</summary>
    public bool Run()
    {
        Journal.Note(Shop); // RFN201: once more each time, by way of a helper in another file
        return true;
    }
}

/// <summary>A total in the database.</summary>
[Task]
public sealed partial record StoredTotal(string Shop, int Amount)
{
    /// <summary>Stores it.</summary>
    public int Run([Service] NpgsqlConnection connection) =>
        connection.Execute("INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)", new { Shop, Amount }); // RFN202: two rows, or none for ever
}

/// <summary>Takes what was sold from the stock.</summary>
[Task]
public sealed partial record Sold(string Article, int Count)
{
    /// <summary>Takes it.</summary>
    public int Run([Service] NpgsqlConnection connection) =>
        connection.Execute("UPDATE stock SET count = count - @Count WHERE article = @Article", new { Article, Count }); // RFN203: taken twice
}

/// <summary>Orders an article.</summary>
[Task]
public sealed partial record Order(string Article)
{
    /// <summary>Sends the order.</summary>
    public async Task<int> Run([Service] HttpClient client, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsync("https://shop.example/orders", new StringContent(Article), cancellationToken); // RFN204: a second order
        return (int)response.StatusCode;
    }
}

/// <summary>Reminds a customer.</summary>
[Task]
public sealed partial record Reminder(string Address)
{
    /// <summary>Sends the mail.</summary>
    public bool Run()
    {
        using var client = new SmtpClient("mail.example");
        client.Send("shop@example.com", Address, "Your invoice", "…"); // RFN205: a second mail
        return true;
    }
}

/// <summary>Packs a file.</summary>
[Task]
public sealed partial record Packed(string File)
{
    /// <summary>Lets another program do it.</summary>
    public int Run()
    {
        using var process = Process.Start("gzip", File); // RFN206: nobody knows what it does
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>How many lines a file has, and, beside it, how many all files have.</summary>
[Task]
public sealed partial record LineCount(string File)
{
    private static int s_lines;

    /// <summary>The lines.</summary>
    [Requires] public FileSource Lines => new(File);

    /// <summary>Counts them.</summary>
    public int Run(IReadOnlyList<string> lines)
    {
        Interlocked.Add(ref s_lines, lines.Count); // RFN207: counted again by each run
        return lines.Count;
    }
}

/// <summary>A page on a server.</summary>
[Task]
public sealed partial record Published(string Page)
{
    /// <summary>Starts to send it.</summary>
    public int Run()
    {
        _ = Send(Page); // RFN208: complete before it is sent
        return Page.Length;
    }

    private static async Task Send(string page) => await Task.Delay(page.Length);
}

/// <summary>The tables.</summary>
[Task]
public sealed partial record Tables(string Schema)
{
    /// <summary>Makes them.</summary>
    public int Run([Service] NpgsqlConnection connection) =>
        connection.Execute($"CREATE TABLE {Schema}.totals (shop text PRIMARY KEY, amount int)"); // RFN209: fails the second time
}

/// <summary>An article of an order.</summary>
public sealed class Line
{
    /// <summary>What it costs.</summary>
    public int Cents { get; set; }
}

/// <summary>The articles of an order.</summary>
[Task]
public sealed partial record Lines(long Number)
{
    /// <summary>Two of them.</summary>
    public IEnumerable<Line> Run() => [new() { Cents = 100 }, new() { Cents = 250 }];
}

/// <summary>What the order costs with a rebate.</summary>
[Task, Requires<Lines>]
public sealed partial record Discounted(long Number, int Percent)
{
    /// <summary>Lowers the prices where they are.</summary>
    public int Run(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines) line.Cents -= line.Cents * Percent / 100; // RFN210: whoever reads the lines next gets them lowered
        return lines.Sum(line => line.Cents);
    }
}
