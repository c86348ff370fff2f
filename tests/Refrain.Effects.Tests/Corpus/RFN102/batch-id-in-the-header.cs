// The batch id is in the output's first line, not only in the log.
using System.Text;
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record PaymentExport(string File)
{
    [Requires] public FileSource Payments => new(File);

    public void Run(IReadOnlyList<string> payments, OutputFile export, TaskContext context)
    {
        var batch = Guid.CreateVersion7(); // RFN102
        context.Logger.LogInformation("Exporting batch {Batch} of {Count}", batch, payments.Count);

        var text = new StringBuilder();
        text.Append("HDR|").Append(batch).Append('|').Append(payments.Count).Append('\n');
        foreach (var payment in payments)
            text.Append("PAY|").Append(payment).Append('\n');
        export.WriteAllText(text.ToString());
    }
}
