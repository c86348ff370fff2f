// The service is an interface; its implementation in another file asks a server.
public interface IWeather
{
    Task<int> TemperatureAsync(string station, DateOnly day, CancellationToken cancellationToken);
}

public sealed record DayTemperature(string Station, DateOnly Day, int Celsius);

[Task]
public sealed partial record Temperatures(string Station, DateOnly First, int Days)
{
    public async IAsyncEnumerable<DayTemperature> Run(
        [Service] IWeather weather, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < Days; i++)
        {
            var day = First.AddDays(i);
            var celsius = await weather.TemperatureAsync(Station, day, cancellationToken); // RFN104
            yield return new DayTemperature(Station, day, celsius);
        }
    }
}
//// File: WeatherClient.cs
public sealed class WeatherClient(HttpClient http) : IWeather
{
    public async Task<int> TemperatureAsync(string station, DateOnly day, CancellationToken cancellationToken)
    {
        var text = await http.GetStringAsync($"https://weather.example.org/{station}/{day:O}", cancellationToken);
        return int.Parse(text);
    }
}
