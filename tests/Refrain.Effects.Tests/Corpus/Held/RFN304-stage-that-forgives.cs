// A stage of the pipeline logs whatever goes wrong and goes on with the rows it has: the artifact is complete, the data is not.
using System.Globalization;
using Microsoft.Extensions.Logging;

public sealed record Trip(string Vehicle, double Kilometres);

public delegate IEnumerable<TOut> Stage<in TIn, out TOut>(IEnumerable<TIn> items);

public sealed class Forgiving(ILogger logger)
{
    public Stage<TIn, TOut> Stage<TIn, TOut>(string name, Func<TIn, TOut> map)
        where TOut : class
    {
        return Run;

        IEnumerable<TOut> Run(IEnumerable<TIn> items)
        {
            foreach (var item in items)
            {
                if (Try(item) is { } result)
                    yield return result;
            }
        }

        TOut? Try(TIn item)
        {
            try
            {
                return map(item);
            }
            catch (Exception exception) // RFN304
            {
                logger.LogWarning(exception, "{Stage} gave up on {Item}", name, item);
                return null;
            }
        }
    }
}

[Task]
public sealed partial record Trips(string Log)
{
    [Requires] public FileSource Lines => new(Log);

    public IEnumerable<Trip> Run(IEnumerable<string> lines, TaskContext context)
    {
        var forgiving = new Forgiving(context.Logger);
        var split = forgiving.Stage<string, string[]>("split", line => line.Split(';', 2));
        Stage<string[], Trip> trips = rows => rows.Select(row => new Trip(row[0], double.Parse(row[1], CultureInfo.InvariantCulture)));
        return trips(split(lines));
    }
}
