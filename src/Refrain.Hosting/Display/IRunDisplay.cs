namespace Refrain.Hosting.Display;

/// <summary>Shows a run while it goes on. Told by one thread at a time; what is left to show is shown when it is disposed.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    /// <summary>Tells of a change; returns soon.</summary>
    void Tell(RunEvent change);
}
