// The append sits in a helper of another file; the call in the task is what adds a row a run.
using Billing.Storage;

namespace Billing;

[Task]
public sealed partial record InvoiceTotals(int Year, int Month)
{
    public long Run() => 100_000L * Year + Month;
}

[Task, Requires<InvoiceTotals>]
public sealed partial record InvoiceHistory(int Year, int Month, string HistoryFile)
{
    public string Run(long invoiceTotals)
    {
        var line = $"{Year}-{Month}: {invoiceTotals}";
        History.Remember(HistoryFile, line); // RFN201
        return line;
    }
}
//// File: History.cs
using System.Text;

namespace Billing.Storage;

internal static class History
{
    public static void Remember(string path, string line)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        Write(stream, line);
    }

    private static void Write(Stream stream, string line) => stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
