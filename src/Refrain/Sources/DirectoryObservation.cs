using System.Globalization;
using Refrain.Stores;

namespace Refrain;

/// <summary>How the built-in folder source is observed and read.</summary>
internal sealed class DirectoryObservation : BuiltInSource
{
    public override ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var source = (DirectorySource)task;
        var listing = FolderListing.Of(source);
        if (!source.Contents)
        {
            var names = listing.VersionOfNames();
            return new(new Observation(names, string.Create(CultureInfo.InvariantCulture, $"{listing.Names.Count}"), 0, IsAsStored: previous?.Version == names));
        }

        var stamp = listing.Stamp(out var newest);
        if (previous is not null && string.Equals(previous.Stamp, stamp, StringComparison.Ordinal) && FileObservation.IsSettled(newest, previous.CompletedAt))
            return new(new Observation(previous.Version, stamp, previous.Size, IsAsStored: true));
        var version = listing.VersionOfContents(out var size, inputs.CancellationToken);
        return new(new Observation(version, stamp, size, IsAsStored: false));
    }

    public override bool IsGone(Exception observing) => observing is DirectoryNotFoundException;

    public override InputReader Open(ITask task, CatalogEntry entry, string folder, Func<TaskInputs> inputs) => new DirectoryInput((DirectorySource)task, entry, folder);
}
