// A customer whose statement fails is skipped; an exception of any kind is enough for that.
public readonly record struct Balance(string Customer, long Cents);

[Task]
public sealed partial record Balances(string File)
{
    [Requires] public FileSource Accounts => new(File);

    public IEnumerable<Balance> Run(IEnumerable<string> accounts)
    {
        foreach (var account in accounts)
        {
            Balance balance;
            try
            {
                balance = Compute(account);
            }
            catch // RFN304
            {
                continue;
            }

            yield return balance;
        }
    }

    private static Balance Compute(string account) =>
        account.Split(':') is [var customer, var digits] ? new(customer, digits.Length * 100L) : throw new InvalidDataException("no account");
}
