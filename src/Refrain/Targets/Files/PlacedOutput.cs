namespace Refrain.Targets;

/// <summary>A file or folder that is written beside its place and then put there.</summary>
internal abstract class PlacedOutput
{
    private readonly int _number;
    private string? _temporary;

    /// <summary>Makes the output; nothing is written yet.</summary>
    /// <param name="attempt">Whose it is.</param>
    /// <param name="place">Its path in the target's folder.</param>
    /// <param name="number">How many outputs the attempt had before.</param>
    protected PlacedOutput(FolderAttempt attempt, string place, int number)
    {
        (Attempt, Place, _number) = (attempt, place, number);
        Path = attempt.PathOf(place);
    }

    /// <summary>Its path in the target's folder, with <c>/</c> between names.</summary>
    public string Place { get; }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>Where it is written.</summary>
    public string Temporary => _temporary ??= Attempt.TemporaryOf(this, _number);

    /// <summary>Whether there may be something at <see cref="Temporary"/>.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Whether it is at <see cref="Path"/>.</summary>
    public bool IsPlaced { get; protected set; }

    /// <summary>Whether what was at <see cref="Path"/> was taken away and nothing was put there.</summary>
    public bool IsGone { get; protected set; }

    /// <summary>How many bytes there are, once it is written.</summary>
    public long Length { get; protected set; }

    /// <summary>The hash of what is in it, once it is written.</summary>
    public ContentHash Content { get; protected set; }

    protected FolderAttempt Attempt { get; }

    protected PlaceFiles Files => Attempt.Files;

    /// <summary>Makes what was written durable, and sees that it has no later time than that.</summary>
    public abstract void Sync(DateTime before);

    /// <summary>Puts it in place, durably.</summary>
    public abstract void PutInPlace();

    /// <summary>What the marker says of it.</summary>
    public abstract MarkedPlace Mark();

    /// <summary>Removes what is left beside the place.</summary>
    /// <returns>Whether nothing is.</returns>
    public virtual bool Remove() => !IsBegun || Files.TryDelete(Temporary);

    /// <summary>Makes room for it beside its place.</summary>
    protected void Begin(Action make) => Attempt.Guard(Path, "cannot be written", () =>
    {
        IsBegun = true;
        Attempt.Begin(this);
        make();
    });
}
