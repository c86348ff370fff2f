using Refrain.Planning;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Verifying;

/// <summary>Runs single tasks again and judges them. Safe to call from many threads, each with another node.</summary>
/// <param name="store">Has what tasks read, and what they are held against.</param>
/// <param name="options">Services, logger, clock.</param>
/// <param name="most">How many tasks there may be.</param>
/// <param name="home">The folder that relative paths of sources are read in.</param>
internal sealed class TaskVerification(ArtifactStore store, PipelineOptions options, int most, string home)
{
    /// <summary>Runs a task again.</summary>
    /// <param name="node">A task that is up to date.</param>
    /// <param name="file">A file for its output, if that is large.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<VerifiedTask> RunAsync(Node node, string file, CancellationToken cancellationToken)
    {
        if (node.Inputs.Select(i => i.Node).FirstOrDefault(n => n.Current is { IsDropped: true }) is { } dropped)
            return NotVerified(node, $"the bytes of its input {dropped.Task} were dropped", null);
        if (node.Descriptor.WritesFreely)
            return NotVerified(node, "it writes SQL of its own to a target, which cannot be done without being done", null);
        var started = options.Time.GetTimestamp();
        (ITask Source, Exception Error)? unread = null;
        var execution = new TaskExecution(store, options, run: 0, home, input => new WatchedSource(input, (source, error) => unread ??= (source, error)));
        var result = new VerifiedTask(node.Task, node.Descriptor.Name, VerifyState.Same, "", null, null, TimeSpan.Zero);
        await using var output = new SpooledOutput(file);
        try
        {
            if (await RequirementComparison.FindAsync(node, execution, most, cancellationToken) is { } other)
            {
                result = result with { State = VerifyState.Differs, Because = other, Duration = options.Time.GetElapsedTime(started) };
            }
            else
            {
                await execution.WriteAsync(node, output, cancellationToken);
                result = result with { Duration = options.Time.GetElapsedTime(started) };
                result = await JudgeAsync(result, node.Current!, output, cancellationToken);
            }
        }
        catch (CorruptArtifactException e)
        {
            return NotVerified(node, e.Key == node.Key ? "what is stored of it is damaged" : $"what is stored of {InputOf(node, e.Key)} is damaged", e);
        }
        catch (StoreException)
        {
            throw;
        }
        catch (SourceChangedException e)
        {
            return NotVerified(node, $"{InputOf(node, e.SourceKey)} has changed meanwhile", e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // The code is the user's and may throw anything: that is what came of the task.
            result = result with { State = VerifyState.Failed, Error = e, Duration = options.Time.GetElapsedTime(started) };
        }

        // A task may handle what a source throws, and make something else then.
        return result.State != VerifyState.Same && unread is { } source
            ? NotVerified(node, $"its input {source.Source} could not be read again: {source.Error.Message}", source.Error)
            : result;
    }

    /// <summary>What came of a task that is not run.</summary>
    public static VerifiedTask NotVerified(Node node, string because, Exception? error) =>
        new(node.Task, node.Descriptor.Name, VerifyState.NotVerified, because, null, error, TimeSpan.Zero);

    private async ValueTask<VerifiedTask> JudgeAsync(VerifiedTask result, CatalogEntry stored, SpooledOutput output, CancellationToken cancellationToken)
    {
        var isSame = output.Complete() == stored.Version;
        if (stored.IsDropped)
            return isSame ? result : result with { State = VerifyState.Differs, Because = "its bytes were dropped, and the hash that is kept of them is another" };
        if (!isSame)
            return result with { State = VerifyState.Differs, Difference = new OutputComparison(store, stored, output).Find() };
        return await store.CheckAsync(stored, content: true, cancellationToken) is null
            ? result
            : result with { State = VerifyState.NotVerified, Because = "what is stored of it is damaged", Duration = TimeSpan.Zero };
    }

    // What is told of may be elsewhere than among the inputs: a folder is listed under another path than it was asked for.
    private static string InputOf(Node node, TaskKey key) =>
        node.Inputs.Select(i => i.Node.Task).FirstOrDefault(t => t.Key == key) is { } input ? $"its input {input}" : "one of its inputs";
}
