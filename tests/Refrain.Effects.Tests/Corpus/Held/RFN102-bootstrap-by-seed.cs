// Each replicate's generator is seeded from the task's parameters and the replicate's number: the same draws every time.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

public sealed record Interval(string Cohort, double Low, double High);

public abstract class Resampling(int replicates)
{
    public IEnumerable<double> Means(double[] values)
    {
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var random = Source(replicate);
            double sum = 0;
            foreach (var index in Draw(random, values.Length))
                sum += values[index];
            yield return sum / values.Length;
        }
    }

    protected abstract Random Source(int replicate);

    protected virtual IEnumerable<int> Draw(Random random, int length)
    {
        for (var i = 0; i < length; i++)
            yield return random.Next(length);
    }
}

public sealed class SeededResampling(string cohort, long seed, int replicates) : Resampling(replicates)
{
    protected override Random Source(int replicate)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(cohort));
        return new Random(unchecked((int)(BinaryPrimitives.ReadInt64LittleEndian(digest) ^ seed) + replicate));
    }
}

[Task]
public sealed partial record CohortIntervals(string File, string Cohort, long Seed, int Replicates = 1_000)
{
    [Requires] public FileSource Values => new(File);

    public Interval Run(byte[] values)
    {
        var numbers = new double[values.Length / sizeof(double)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(values.AsSpan(i * sizeof(double)));
        double[] means = [.. new SeededResampling(Cohort, Seed, Replicates).Means(numbers)];
        Array.Sort(means);
        return new(Cohort, means[means.Length / 40], means[^((means.Length / 40) + 1)]);
    }
}
