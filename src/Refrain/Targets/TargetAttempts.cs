namespace Refrain.Targets;

/// <summary>The attempts of one task at all of its targets.</summary>
internal sealed class TargetAttempts : IAsyncDisposable
{
    private readonly List<(string Target, TargetAttempt Attempt)> _attempts = [];

    /// <summary>The target of that name.</summary>
    /// <exception cref="TargetException">The pipeline has none of that name, or several.</exception>
    public static Target Find(IReadOnlyList<Target> targets, string name, string task)
    {
        Target[] found = [.. targets.Where(t => string.Equals(t.Name, name, StringComparison.Ordinal))];
        return found switch
        {
            [var only] => only,
            [] => throw new TargetException($"{task} writes to the target '{name}', which the pipeline does not have. Give it one of that name: PipelineOptions.Targets."),
            _ => throw new TargetException($"{task} writes to the target '{name}', and the pipeline has {found.Length} of that name. Give each a name of its own: PipelineOptions.Targets."),
        };
    }

    /// <summary>Begins at each target.</summary>
    public static async ValueTask<TargetAttempts> BeginAsync(IReadOnlyList<Target> targets, IReadOnlyList<string> names, TargetClaim claim, CancellationToken cancellationToken)
    {
        var attempts = new TargetAttempts();
        try
        {
            foreach (var name in names)
                attempts._attempts.Add((name, await Find(targets, name, claim.Task.ToString()!).BeginAsync(claim, cancellationToken)));
            return attempts;
        }
        catch
        {
            await attempts.DisposeAsync();
            throw;
        }
    }

    /// <summary>The attempt at a target.</summary>
    public TargetAttempt this[string target] => _attempts.First(a => string.Equals(a.Target, target, StringComparison.Ordinal)).Attempt;

    /// <summary>What was written.</summary>
    public IEnumerable<TargetReceipt> Receipts() => _attempts.SelectMany(static a => a.Attempt.Receipts());

    /// <summary>Commits one after the other. What dies between leaves markers that no entry names: the task runs again.</summary>
    public async ValueTask CommitAsync(ContentHash version, CancellationToken cancellationToken)
    {
        foreach (var (_, attempt) in _attempts)
            await attempt.CommitAsync(version, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, attempt) in _attempts)
            await attempt.DisposeAsync();
    }
}
