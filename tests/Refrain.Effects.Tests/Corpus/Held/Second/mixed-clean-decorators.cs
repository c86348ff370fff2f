// Decorators that time, log, cache and retry around a pure transformation.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public interface ITransform<in TIn, out TOut>
{
    TOut Apply(TIn value);
}

public sealed class Lengths : ITransform<string, int>
{
    public int Apply(string value) => value.Length;
}

public sealed class Timed<TIn, TOut>(ITransform<TIn, TOut> inner, ILogger logger) : ITransform<TIn, TOut>
{
    public TOut Apply(TIn value)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return inner.Apply(value);
        }
        finally
        {
            logger.LogDebug("{Transform} took {Elapsed}", inner.GetType().Name, watch.Elapsed);
        }
    }
}

public sealed class Cached<TIn, TOut>(ITransform<TIn, TOut> inner) : ITransform<TIn, TOut>
    where TIn : notnull
{
    private readonly Dictionary<TIn, TOut> _known = [];

    public TOut Apply(TIn value)
    {
        if (!_known.TryGetValue(value, out var result))
            _known.Add(value, result = inner.Apply(value));
        return result;
    }
}

[Task]
public sealed partial record LengthsOf(string File)
{
    [Requires] public FileSource Words => new(File);

    public IReadOnlyList<int> Run(IReadOnlyList<string> words, TaskContext context)
    {
        var transform = new Cached<string, int>(new Timed<string, int>(new Lengths(), context.Logger));
        return words.Select(transform.Apply).ToList();
    }
}
