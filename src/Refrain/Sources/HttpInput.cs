using System.Globalization;
using Refrain.Stores;

namespace Refrain;

/// <summary>
/// Reads a web source: fetched when a task first reads it, into the task's scratch, and handed over only if it is what was observed. What the
/// task reads then, however often, is one content.
/// </summary>
internal sealed class HttpInput : FileFormsInput
{
    private static long s_fetched;

    private readonly HttpSource _source;
    private readonly CatalogEntry _observed;
    private readonly Func<TaskInputs> _inputs;
    private readonly Lazy<string> _file;

    public HttpInput(HttpSource source, CatalogEntry observed, Func<TaskInputs> inputs)
        : base(source)
    {
        _source = source;
        _observed = observed;
        _inputs = inputs;
        _file = new(() => FetchAsync().GetAwaiter().GetResult());
    }

    public override ContentHash Version => _observed.Version;

    public override long Size => _observed.Size;

    public override string DisplayName => _source.Url;

    /// <summary>A fetch that failed is not forgotten, whatever the task made of it.</summary>
    public override void Seal()
    {
        if (IsUsed)
            _ = _file.Value;
    }

    protected override string Locate() => _file.Value;

    private async Task<string> FetchAsync()
    {
        var inputs = _inputs();

        // Another requirement of the same task may have the same source.
        var path = System.IO.Path.Combine(
            inputs.Context.ScratchDirectory, string.Create(CultureInfo.InvariantCulture, $"source-{Interlocked.Increment(ref s_fetched)}"));
        using var answer = await HttpAnswer.GetAsync(_source, inputs, HttpValidator.None);
        await using var file = File.Create(path);
        var (version, _) = await answer.CopyToAsync(file, inputs.CancellationToken);
        return version == _observed.Version ? path : throw new SourceChangedException(_source);
    }
}
