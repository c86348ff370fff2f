// The service's only implementation appends to the ledger file.
public interface ILedger
{
    void Book(string account, long cents);
}

public sealed class FileLedger(string path) : ILedger
{
    public void Book(string account, long cents)
    {
        using var writer = File.AppendText(path); // RFN201
        writer.Write($"{account}\t{cents}\n");
    }
}

[Task]
public sealed partial record DailyFees(string Account, int Units, long CentsPerUnit)
{
    public long Run([Service] ILedger ledger)
    {
        var fee = Units * CentsPerUnit;
        if (fee > 0)
            ledger.Book(Account, fee);
        return fee;
    }
}
