using System.Globalization;
using System.Text;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>Whatever stands in the file, nothing throws, each fault is told, and accepting everything gives the contract of the code. The seed is printed with a failure; REFRAIN_SEED gives another.</summary>
public sealed class ContractMutationTests
{
    private const int Rounds = 60;
    private const string Letters = "task source()->,:<>{}\"\\u0041 rows i32\n\r\t# insignificant\u2028é";

    private const string Source = """
        public sealed record Area(string Name, double[]? Corners);
        [Source] public sealed partial record Stations(string Region) { public string Observe() => ""; }
        [Task] public sealed partial record Clean(Area Area, [property: Insignificant] int Batch = 3) { public IEnumerable<int> Run() => []; }
        [Task(Name = "daily \"mean\"")] public sealed partial record Mean(Clean Of, DateOnly Day) { public (int A, string B) Run() => (1, ""); }
        """;

    [Fact]
    public async Task Accepting_mends_whatever_the_file_holds()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REFRAIN_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20161122;
        var random = new Random(seed);
        string file;
        using (var check = new ContractCheck("", [Source]))
        {
            await check.ApplyAll("Accept the change");
            file = (await check.File())!;
        }
        var lines = Listed(file);
        for (var round = 0; round < Rounds; round++)
        {
            var mutated = Mutate(file, random);
            using var check = new ContractCheck(mutated, [Source]);
            try
            {
                if ((await check.Said()).Length > 0) await check.ApplyAll((await check.Titles())[0].Split("; ")[^1]);
                Assert.Empty(await check.Said());
                Assert.Equal(lines, Listed((await check.File())!));
            }
            catch (Exception exception)
            {
                Assert.Fail($"REFRAIN_SEED={seed.ToString(CultureInfo.InvariantCulture)}, round {round.ToString(CultureInfo.InvariantCulture)}:\n{mutated}\n--- then ---\n{await check.File()}\n{exception}");
            }
        }
    }

    /// <summary>The lines that say something, as the fix writes them.</summary>
    private static string[] Listed(string file) =>
        [.. file.Split(['\n', '\r', '\u2028'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))];

    private static string Mutate(string file, Random random)
    {
        var text = new StringBuilder(file);
        for (var change = random.Next(1, 12); change > 0 && text.Length > 0; change--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, 1); break;
                case 1: text[at] = Letters[random.Next(Letters.Length)]; break;
                case 2: text.Insert(at, text.ToString(at, Math.Min(random.Next(40), text.Length - at))); break;
                default: text.Insert(at, Letters[random.Next(Letters.Length)]); break;
            }
        }
        return text.ToString();
    }
}
