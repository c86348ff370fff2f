// A fingerprint of a row by HashCode has a random seed in each process.
public sealed record Product(string Sku, string Name, int Cents);

public sealed record Versioned(string Sku, int Fingerprint);

[Task]
public sealed partial record ProductVersions(string File)
{
    [Requires] public FileSource Products => new(File);

    public IEnumerable<Versioned> Run(IEnumerable<string> products) =>
        products.Select(Parse).Select(product => new Versioned(product.Sku, Fingerprint(product)));

    private static Product Parse(string line) => line.Split(';') is [var sku, var name, var cents]
        ? new Product(sku, name, int.Parse(cents))
        : throw new FormatException($"'{line}' is no product.");

    private static int Fingerprint(Product product)
    {
        var other = string.IsNullOrEmpty(product.Name) ? 1 : 2;
        return other + HashCode.Combine(product.Sku, product.Name, product.Cents); // RFN108
    }
}
