namespace Refrain.Keys;

/// <summary>Writes a task in the canonical encoding.</summary>
/// <typeparam name="TTask">The task's type.</typeparam>
public interface IKeyEncoding<in TTask>
{
    /// <summary>Writes the task's name and parameters; insignificant ones only where the writer wants them.</summary>
    void Write(ref KeyWriter writer, TTask task);
}
