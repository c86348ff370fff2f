namespace Refrain.Tests.Running;

/// <summary>A clock that is set forward; what waits for it waits as long as with the system's.</summary>
internal sealed class SettableTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Pass(TimeSpan time) => _ahead += time;
}
