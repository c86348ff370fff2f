namespace Refrain.Stores;

/// <summary>What the entries of several artifacts have in common that are neither dropped nor marked. Immutable.</summary>
/// <param name="name">The task's name.</param>
/// <param name="fingerprint">The hash of the code that made them.</param>
/// <param name="taskVersion">The version of the task.</param>
/// <param name="schema">The schema of the bytes.</param>
/// <param name="format">How the bytes are laid out.</param>
/// <param name="rows">Whether they are rows.</param>
/// <param name="inputs">What they were made from.</param>
internal sealed class SharedTrace(string name, string fingerprint, int taskVersion, string schema, OutputFormat format, bool rows, IReadOnlyList<CatalogInput> inputs) : IStoredTrace
{
    /// <summary>The task's name.</summary>
    public string Name => name;

    public string Fingerprint => fingerprint;

    public int TaskVersion => taskVersion;

    public string Schema => schema;

    public OutputFormat Format => format;

    public bool Rows => rows;

    public IReadOnlyList<CatalogInput> Inputs => inputs;

    public IReadOnlyList<CatalogInput> DynamicInputs { get; } = CatalogEntry.DynamicOf(inputs);

    public bool IsDropped => false;

    public StaleMark? Mark => null;
}
