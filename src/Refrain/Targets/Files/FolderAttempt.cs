using System.Globalization;

namespace Refrain.Targets;

/// <summary>What an attempt of a task writes to a folder: each output beside its place, until all are put in place.</summary>
internal sealed class FolderAttempt : TargetAttempt
{
    private readonly FolderTarget _target;
    private readonly FolderMarkers _markers;
    private readonly FileMarker? _seen;
    private readonly List<PlacedOutput> _outputs = [];

    public FolderAttempt(FolderTarget target, FolderMarkers markers, TargetClaim claim, CancellationToken cancellationToken)
    {
        (_target, _markers, Claim, CancellationToken) = (target, markers, claim, cancellationToken);
        if (claim.IsRehearsal)
            return;
        _seen = Guard(target.Folder, "cannot be looked at", () => markers.Read(claim.Task.Key));
        Guard(target.Folder, "cannot be tidied up after an earlier attempt", () => markers.RemoveLeft(claim.Task.Key));
    }

    public TargetClaim Claim { get; }

    public CancellationToken CancellationToken { get; }

    public PlaceFiles Files => _target.Files;

    /// <summary>A file, to be written once.</summary>
    /// <exception cref="TargetException">There is a folder in its place.</exception>
    public PlacedFile File(string place)
    {
        var file = new PlacedFile(this, place, _outputs.Count);
        if (!Claim.IsRehearsal && Directory.Exists(file.Path) && !PlaceFiles.IsLink(file.Path))
            throw new TargetException($"{Claim.Task} cannot write the file {file.Path}: it is a folder. Remove it, or choose another place.");
        _outputs.Add(file);
        return file;
    }

    /// <summary>A folder, to be written once.</summary>
    /// <exception cref="TargetException">There is a file in its place.</exception>
    public PlacedFolder Folder(string place)
    {
        var folder = new PlacedFolder(this, place, _outputs.Count);
        if (!Claim.IsRehearsal && System.IO.File.Exists(folder.Path) && !PlaceFiles.IsLink(folder.Path))
            throw new TargetException($"{Claim.Task} cannot write the folder {folder.Path}: it is a file. Remove it, or choose another place.");
        _outputs.Add(folder);
        return folder;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TargetReceipt> Receipts() => [.. _outputs.Select(o => new TargetReceipt(_target.Name, o.Place, "", o.Length, o.Content.ToString()))];

    /// <inheritdoc/>
    public override async ValueTask CommitAsync(ContentHash version, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Claim.IsRehearsal)
            return;

        // Files that were changed within the clock's resolution of this could look unchanged.
        var before = _target.Time.GetUtcNow().UtcDateTime - FolderMarkers.Resolution;
        if (before.Ticks % TimeSpan.TicksPerSecond == 0)
            before = before.AddTicks(-TimeSpan.TicksPerMillisecond);
        foreach (var output in _outputs)
            Step(output, "cannot be made durable", () => output.Sync(before));

        using var held = await _markers.LockAsync(Claim, cancellationToken).ConfigureAwait(false);
        Guard(_target.Folder, "cannot be marked", () =>
        {
            if (_markers.Read(Claim.Task.Key) is { } now && now.IsAfter(Claim) && now.Stamp != _seen?.Stamp)
                throw Lost(null);
        });
        foreach (var output in _outputs)
            Step(output, "cannot be put in place", output.PutInPlace);
        try
        {
            _markers.Write(Claim.Task.Key, new(Claim.TaskText, version, Claim.Run, Claim.Attempt, [.. _outputs.Select(static o => o.Mark())]));
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            throw PlaceFailures.Of(Claim.Task.ToString()!, _target.Folder, "cannot be marked", e, Left());
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        var areGone = true;
        foreach (var output in _outputs)
            areGone &= output.Remove();
        if (areGone && !Claim.IsRehearsal && _outputs.Exists(static o => o.IsBegun))
            _markers.Forget(Claim.Task.Key, [.. _outputs.Where(static o => o.IsBegun).Select(static o => o.Temporary)]);
        return default;
    }

    /// <summary>The absolute path of a place.</summary>
    public string PathOf(string place) => Path.Combine(_target.Folder, place.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Where an output is written until it is put in place.</summary>
    public string TemporaryOf(PlacedOutput output, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Keys.PlacePath.Own}-{Claim.Task.Key.ToString()[..16]}-{Claim.Run}-{Claim.Attempt}-{number}.tmp");
        return Path.Combine(Claim.IsRehearsal ? Claim.Scratch!() : Path.GetDirectoryName(output.Path)!, name);
    }

    /// <summary>Makes the folders that an output lies in, and notes what will lie there for a while.</summary>
    public void Begin(PlacedOutput output)
    {
        if (Claim.IsRehearsal)
            return;
        Files.EnsureFolders(Path.GetDirectoryName(output.Path)!, _target.Folder);
        _markers.Note(Claim.Task.Key, output.Temporary, output.Path);
    }

    private ClaimLostException Lost(Exception? cause) =>
        new($"{Claim.Task} is written to the target '{_target.Name}' by a later claim since this one began: another run had taken this one for dead. What this one wrote is thrown away.", cause);

    private void Step(PlacedOutput output, string doing, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            // Another attempt has removed what it took for left by one that died.
            throw !Path.Exists(output.Temporary) && !_markers.IsNoted(Claim.Task.Key, output.Temporary) ? Lost(e) : PlaceFailures.Of(Claim.Task.ToString()!, output.Path, doing, e, Left());
        }
    }

    /// <summary>What is in the places now that not all of this could be done.</summary>
    private string Left()
    {
        var gone = _outputs.Find(static o => o.IsGone) is { } output ? $"Nothing is at {output.Path} any more until the next attempt puts back what was there. " : "";
        List<PlacedOutput> placed = [.. _outputs.Where(static o => o.IsPlaced)];
        return placed.Count == 0 && gone.Length == 0 ? "What was there before is still there."
            : placed.Count == 0 ? gone + "The task runs again."
            : placed.Count == _outputs.Count ? "What was written is in place, but nothing says that it is whole; the task runs again."
            : $"{gone}What was written is in place already at {string.Join(", ", placed.Select(static o => o.Path))}, beside what was there before in the other places; the task runs again.";
    }

    /// <summary>Says of what the file system complains about who met with it, and what to do.</summary>
    public T Guard<T>(string path, string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            throw PlaceFailures.Of(Claim.Task.ToString()!, path, doing, e);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public void Guard(string path, string doing, Action work) => Guard(path, doing, () =>
    {
        work();
        return true;
    });
}
