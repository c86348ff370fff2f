// A memo table with TryGetValue and an indexer, filled with results of a pure function.
using System.Numerics;

internal static class Factorials
{
    private static readonly Dictionary<int, BigInteger> s_memo = [];
    private static readonly Lock s_lock = new();

    public static BigInteger Of(int n)
    {
        lock (s_lock)
        {
            if (s_memo.TryGetValue(n, out var known))
                return known;
            var value = n < 2 ? BigInteger.One : n * Product(n - 1);
            s_memo[n] = value;
            return value;
        }
    }

    private static BigInteger Product(int n)
    {
        var product = BigInteger.One;
        for (var i = 2; i <= n; i++)
            product *= i;
        return product;
    }
}

[Task]
public sealed partial record Binomial(int N, int K)
{
    public BigInteger Run() => Factorials.Of(N) / (Factorials.Of(K) * Factorials.Of(N - K));
}
