using System.Diagnostics;

namespace Refrain.Running;

/// <summary>What workers are told of the run that tasks are of.</summary>
/// <param name="Driver">The driver, to which results go.</param>
/// <param name="Run">The run's number.</param>
/// <param name="Owner">Whose run it is, by which a worker sees whether it has opened the same store.</param>
/// <param name="Program">The version of the driver's program.</param>
/// <param name="Lease">For how long the run's lease is renewed at once.</param>
/// <param name="Timeout">How long a task may take that does not say it.</param>
/// <param name="Grace">How long a task may take to end that is told to.</param>
/// <param name="Trace">The activity of the run, in the form of W3C's trace context; empty if there is none.</param>
/// <param name="TraceState">What goes with it.</param>
internal sealed record RunTerms(string Driver, long Run, string Owner, string Program, TimeSpan Lease, TimeSpan? Timeout, TimeSpan Grace, string Trace, string TraceState)
{
    public ActivityContext Parent => ActivityContext.TryParse(Trace, TraceState, isRemote: true, out var parent) ? parent : default;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Driver);
        writer.Write(Run);
        writer.Write(Owner);
        writer.Write(Program);
        writer.Write(Lease.Ticks);
        writer.Write(Timeout?.Ticks ?? -1);
        writer.Write(Grace.Ticks);
        writer.Write(Trace);
        writer.Write(TraceState);
    }

    public static RunTerms Read(BinaryReader reader)
    {
        var driver = reader.ReadString();
        var run = reader.ReadInt64();
        var owner = reader.ReadString();
        var program = reader.ReadString();
        var lease = Length(reader.ReadInt64());
        var timeout = reader.ReadInt64();
        return new(driver, run, owner, program, lease, timeout < 0 ? null : Length(timeout), Length(reader.ReadInt64()), reader.ReadString(), reader.ReadString());
    }

    private static TimeSpan Length(long ticks) => ticks is >= 0 and <= 365 * TimeSpan.TicksPerDay ? TimeSpan.FromTicks(ticks) : throw new FrameException("a time in it makes no sense");
}
