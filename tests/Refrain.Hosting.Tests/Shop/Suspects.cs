#pragma warning disable RFN102, RFN103, RFN104, RFN107, CA1305 // What the analyzers say of these tasks is what verifying them must find.
namespace Refrain.Hosting.Tests.Shop;

/// <summary>Rows with one that chance has a part in.</summary>
/// <param name="Count">How many.</param>
[Task]
public sealed partial record Draws(int Count = 4)
{
    public IEnumerable<(int Number, Guid Code)> Run() => Enumerable.Range(1, Count).Select(n => (n, n == 3 ? Guid.NewGuid() : Guid.Empty));
}

/// <summary>A text that depends on the culture.</summary>
[Task]
public sealed partial record LocalText
{
    public string Run() => 0.5.ToString() + "\u001b";
}

/// <summary>A file that depends on the working folder.</summary>
[Task]
public sealed partial record LocalFile
{
    public void Run(OutputFile file) => file.WriteAllText(Directory.EnumerateFileSystemEntries(Environment.CurrentDirectory).Any() ? "here" : "elsewhere");
}
