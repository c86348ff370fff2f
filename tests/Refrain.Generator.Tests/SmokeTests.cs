using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void ATaskCompiles()
    {
        var run = Generated.Clean("""
            namespace App;

            /// <summary>Counts <see cref="int"/>.</summary>
            /// <param name="Start">Where to start &amp; go on.</param>
            [Task]
            public sealed partial record Numbers(int Start, int Count = 10)
            {
                [Insignificant] public int Batch { get; init; } = 100;
                public string Name { get; init; } = string.Concat("a", "b");
                public required long Seed { get; init; }
                public IEnumerable<int> Run() => Enumerable.Range(Start, Count);
            }

            [Task, Requires<Numbers>]
            public sealed partial record Sum(int Start, int Count, long Seed)
            {
                public async Task<long> Run(IAsyncEnumerable<int> numbers, [Service] IFormatProvider provider, CancellationToken token)
                {
                    await Task.Yield();
                    return 5;
                }
            }
            """);
        foreach (var s in run.Sources) Console.WriteLine($"=== {s.Key} {s.Value.Length}\n{s.Value}");
    }
}
