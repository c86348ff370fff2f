#pragma warning disable RFN102, RFN103, RFN105, RFN107, RFN207, CA1305 // What the analyzers say of these tasks is what verifying them must find.
namespace Refrain.Tests.Verifying;

/// <summary>Depends on the culture.</summary>
[Task]
public sealed partial record Price
{
    public string Run() => 1234.5.ToString();
}

/// <summary>Depends on the time zone.</summary>
[Task]
public sealed partial record Noon
{
    public DateTime Run() => new DateTime(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc).ToLocalTime();
}

/// <summary>Depends on the working folder.</summary>
[Task]
public sealed partial record WorkingFolder
{
    public string Run() => Environment.CurrentDirectory;
}

/// <summary>A row with a number and a code.</summary>
public sealed record Ticket(int Number, Guid Code);

/// <summary>Depends on chance in the third row.</summary>
[Task]
public sealed partial record Tickets(int Count)
{
    public IEnumerable<Ticket> Run() => Enumerable.Range(1, Count).Select(n => new Ticket(n, n == 3 ? Guid.NewGuid() : Guid.Empty));
}

/// <summary>Depends on nothing but them.</summary>
[Task, Requires<Tickets>]
public sealed partial record CountOfTickets(int Count)
{
    public int Run(IReadOnlyList<Ticket> tickets) => tickets.Count;
}

/// <summary>The same as JSON Lines.</summary>
[Task(Format = OutputFormat.JsonLines)]
public sealed partial record TicketLines(int Count)
{
    public IEnumerable<Ticket> Run() => Enumerable.Range(1, Count).Select(n => new Ticket(n, n == 3 ? Guid.NewGuid() : Guid.Empty));
}

/// <summary>Depends on the order of the runs.</summary>
[Task]
public sealed partial record Nth(string Name)
{
    public static int Count { get; set; }

    public int Run() => ++Count;
}
