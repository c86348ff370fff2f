// A row that fails is logged and left out; the result is complete all the same.
using System.Text.Json;
using Microsoft.Extensions.Logging;

public sealed record Product(string Sku, int Cents);

public sealed class ProductReader(ILogger logger)
{
    public Product? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Product>(line);
        }
        catch (Exception exception) // RFN304
        {
            logger.LogWarning(exception, "A line was skipped.");
            return null;
        }
    }
}

[Task]
public sealed partial record Products(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Product> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var reader = new ProductReader(context.Logger);
        return lines.Select(reader.TryRead).OfType<Product>().ToList();
    }
}
