// A deadline and pauses between attempts decide when an attempt is made, not what comes out.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public interface IGeocoder
{
    Task<(double Latitude, double Longitude)> LocateAsync(string address, CancellationToken cancellationToken);
}

public sealed class TableGeocoder(IReadOnlyDictionary<string, (double, double)> places) : IGeocoder
{
    public Task<(double Latitude, double Longitude)> LocateAsync(string address, CancellationToken cancellationToken) => Task.FromResult(places[address]);
}

public sealed record Place(string Address, double Latitude, double Longitude);

[Task]
public sealed partial record Geocoded(string Address)
{
    public async Task<Place> Run([Service] IGeocoder geocoder, TaskContext context)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (latitude, longitude) = await geocoder.LocateAsync(Address, context.CancellationToken);
                return new Place(Address, latitude, longitude);
            }
            catch (TimeoutException) when (attempt < 5)
            {
                context.Logger.LogWarning("Attempt {Attempt} failed after {Elapsed}", attempt, Stopwatch.GetElapsedTime(started));
                await Task.Delay(TimeSpan.FromSeconds(attempt), context.CancellationToken);
            }
        }
    }
}
