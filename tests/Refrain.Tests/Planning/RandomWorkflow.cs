using System.Globalization;
using Workflows;

namespace Refrain.Tests.Planning;

/// <summary>Workflows by chance: layers, chains and what is between.</summary>
internal static class RandomWorkflow
{
    public static Workflow Of(Random random)
    {
        var count = random.Next(1, 60);
        var far = random.Next(1, 20);
        string[] names = [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        double[] seconds = [.. names.Select(_ => (double)random.Next(0, 40))];
        int[][] needs = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(Math.Max(0, i - far), Math.Min(i, far)).Where(_ => random.Next(far) < 2).ToArray())];
        return new(names, seconds, needs);
    }
}
