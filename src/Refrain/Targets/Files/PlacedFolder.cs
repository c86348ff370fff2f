namespace Refrain.Targets;

/// <summary>A folder that is written beside its place and then put there.</summary>
internal sealed class PlacedFolder(FolderAttempt attempt, string place, int number) : PlacedOutput(attempt, place, number)
{
    /// <summary>What is added to the temporary's name for what was in the place before, where the two cannot be exchanged.</summary>
    public const string OldSuffix = ".old";

    private FolderContent? _content;

    /// <summary>Makes the folder that the task writes in.</summary>
    /// <returns>Its path.</returns>
    public string Prepare()
    {
        Begin(() => Files.MakeFolder(Temporary));
        return Temporary;
    }

    /// <summary>All is written.</summary>
    /// <exception cref="TargetException">There is a link or a pipe in it, or something cannot be read.</exception>
    public void End()
    {
        _content = Attempt.Guard(Path, "cannot be read after it was written", () => FolderContent.Read(Temporary, Attempt.CancellationToken));
        if (_content.Link is { } link)
            throw new TargetException($"{Attempt.Claim.Task} made the link '{link}' in the folder that goes to {Path}. An output folder holds files and folders; write what the link leads to instead.");
        if (_content.Endless is { } endless)
            throw new TargetException($"{Attempt.Claim.Task} made '{endless}' in the folder that goes to {Path}, which is a pipe, a socket or a device. An output folder holds files and folders; write what comes from it instead.");
        Length = _content.Length;
        Content = _content.Hash();
    }

    public override void Sync(DateTime before) => _content = _content!.Sync(Temporary, Files, before);

    public override void PutInPlace()
    {
        var parent = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(Path) && !PlaceFiles.IsLink(Path))
        {
            Files.MoveFolder(Temporary, Path);
        }
        else if (!Files.Exchange(Temporary, Path))
        {
            // Between the two there is nothing in the place. Who dies there finds the old one beside it: the next attempt puts it back.
            Files.MoveFolder(Path, Temporary + OldSuffix);
            try
            {
                Files.MoveFolder(Temporary, Path);
            }
            catch (Exception e) when (PlaceFailures.Is(e))
            {
                Files.MoveFolder(Temporary + OldSuffix, Path);
                throw;
            }
        }

        Files.FlushFolder(parent);
    }

    public override MarkedPlace Mark() => new(Place, Length, 0, Content) { Entries = _content!.Entries };

    // Where the folders were exchanged, the old one is where the new one was.
    public override bool Remove() => base.Remove() & (!IsBegun || Files.TryDelete(Temporary + OldSuffix));
}
