// The task is kept in a local while other work is done, then awaited.
public interface IGeocoder
{
    ValueTask<int> ZoneAsync(string place, CancellationToken cancellationToken);
}

public sealed class TableGeocoder : IGeocoder
{
    public ValueTask<int> ZoneAsync(string place, CancellationToken cancellationToken) => new(place.Length % 60);
}

[Task]
public sealed partial record Route(string From, string To)
{
    public async Task<int> Run([Service] IGeocoder geocoder, CancellationToken cancellationToken)
    {
        var from = geocoder.ZoneAsync(From, cancellationToken);
        var to = Task.Run(() => geocoder.ZoneAsync(To, cancellationToken).AsTask(), cancellationToken);
        var guess = Math.Abs(From.Length - To.Length);
        return await from + await to + guess;
    }
}
