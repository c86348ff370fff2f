using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Refrain.Tests.Keys;

/// <summary>The golden vectors in other processes: other time zones and languages of the machine, and without any cultures.</summary>
public sealed class KeysElsewhereTests
{
    [Theory]
    [InlineData("Pacific/Chatham", "tr_TR.UTF-8", "0")]
    [InlineData("America/St_Johns", "sv_SE.UTF-8", "0")]
    [InlineData("Europe/Berlin", "C", "1")]
    public async Task Keys_are_the_same(string zone, string language, string invariant)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "vstest", typeof(KeysElsewhereTests).Assembly.Location, $"--TestCaseFilter:FullyQualifiedName~{nameof(KeyFormatDocumentTests)}|FullyQualifiedName~{nameof(KeyZoneProbe)}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = zone;
        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        start.Environment[KeyZoneProbe.Expected] = zone;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, text + await errors);
        // Five tests ran, in whatever language it is said.
        Assert.Matches(new Regex(@":\s+5\b"), text);
    }
}

/// <summary>Runs in the other process: its time zone is the one that was asked for, or the test above would prove nothing.</summary>
public sealed class KeyZoneProbe
{
    public const string Expected = "REFRAIN_TEST_ZONE";

    [Fact]
    public void The_time_zone_is_the_one_asked_for()
    {
        if (Environment.GetEnvironmentVariable(Expected) is { } zone)
            Assert.Equal(zone, TimeZoneInfo.Local.Id);
    }
}
