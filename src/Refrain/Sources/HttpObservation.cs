using Refrain.Stores;

namespace Refrain;

/// <summary>How the built-in web source is observed: asked whether it has anything else than at the last time, and hashed if it may have.</summary>
internal sealed class HttpObservation : BuiltInSource
{
    public override async ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var known = HttpValidator.Parse(previous?.Stamp);
        using var answer = await HttpAnswer.GetAsync((HttpSource)task, inputs, known);
        if (answer.IsUnchanged)
            return new Observation(previous!.Version, previous.Stamp!, previous.Size, IsAsStored: true);
        var (version, size) = await answer.CopyToAsync(Stream.Null, inputs.CancellationToken);
        var stamp = answer.Validator.ToString();
        var same = previous is not null && previous.Version == version && string.Equals(previous.Stamp, stamp, StringComparison.Ordinal);
        return new Observation(version, stamp, size, same);
    }

    public override bool IsGone(Exception observing) =>
        observing is HttpRequestException { StatusCode: System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Gone };

    public override InputReader Open(ITask task, CatalogEntry entry, string folder, Func<TaskInputs> inputs) => new HttpInput((HttpSource)task, entry, inputs);
}
