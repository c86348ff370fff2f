#pragma warning disable RS0030 // Culture and time zone are asked for and changed here, so that nothing else has to know them.
using System.Globalization;

namespace Refrain.Verifying;

/// <summary>
/// Gives this process another culture, local time zone and working folder than it has, until it is disposed. The culture is that of the asynchronous flow that makes
/// it and of threads that are given none; the others are the whole process's.
/// </summary>
internal sealed class ForeignSurroundings : IDisposable
{
    private const string ZoneVariable = "TZ";

    // Far from each other, in fractions of an hour, and with summer times on opposite halves of the year.
    private static readonly string[] s_zones = ["Pacific/Chatham", "America/St_Johns"];

    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;
    private readonly CultureInfo? _threadCulture = CultureInfo.DefaultThreadCurrentCulture;
    private readonly CultureInfo? _threadUICulture = CultureInfo.DefaultThreadCurrentUICulture;
    private readonly string? _zone = Environment.GetEnvironmentVariable(ZoneVariable);
    private readonly string _folder = Environment.CurrentDirectory;

    private ForeignSurroundings()
    {
    }

    /// <summary>The culture's name.</summary>
    public string Culture { get; private set; } = "";

    /// <summary>The time zone's name; <see langword="null"/> where the system gives every process the same, as Windows does.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Enters them.</summary>
    /// <param name="folder">The working folder, which exists.</param>
    public static ForeignSurroundings Enter(string folder)
    {
        var surroundings = new ForeignSurroundings();
        try
        {
            surroundings.Change(folder);
            return surroundings;
        }
        catch
        {
            surroundings.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        SetCultures(_culture, _uiCulture, _threadCulture, _threadUICulture);
        SetZone(_zone);
        Environment.CurrentDirectory = _folder;
    }

    private void Change(string folder)
    {
        Environment.CurrentDirectory = folder;
        TimeZone = EnterZone();
        var foreign = ForeignCulture.To(_culture);
        Culture = foreign.Name;
        SetCultures(foreign, foreign, foreign, foreign);
    }

    private static void SetCultures(CultureInfo culture, CultureInfo uiCulture, CultureInfo? threadCulture, CultureInfo? threadUICulture)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = uiCulture;
        CultureInfo.DefaultThreadCurrentCulture = threadCulture;
        CultureInfo.DefaultThreadCurrentUICulture = threadUICulture;
    }

    private string? EnterZone()
    {
        var present = TimeZoneInfo.Local.BaseUtcOffset;
        foreach (var name in s_zones)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) || zone.BaseUtcOffset == present)
                continue;
            SetZone(name);
            if (TimeZoneInfo.Local.BaseUtcOffset == zone.BaseUtcOffset)
                return name;
        }

        SetZone(_zone);
        return null;
    }

    private static void SetZone(string? name)
    {
        Environment.SetEnvironmentVariable(ZoneVariable, name);
        TimeZoneInfo.ClearCachedData();
    }
}
