using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Stores;

namespace Refrain.Running;

// What is seen to from time to time: leases, drivers that are not heard of, runs that have ended.
internal sealed partial class BrokerWorker
{
    /// <summary>After so long without a word of its driver it is looked whether a run has ended: that it was cancelled may have been lost on the way.</summary>
    private static readonly TimeSpan s_unheard = 3 * BrokerDispatcher.Beat;

    /// <summary>Renews the leases of the runs that it has tasks of, so that nobody takes these over if their driver is gone, and forgets the runs that it has none of.</summary>
    private async Task BeatAsync()
    {
        var beat = TimeSpan.FromMilliseconds(100);
        using var timer = new PeriodicTimer(beat, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                // Leases are renewed whatever the broker does meanwhile.
                _ = Guarded(LeaveWhileFullAsync);
                List<RunAtWork> due = [];
                List<RunAtWork> unheard = [];
                lock (_gate)
                {
                    foreach (var run in _runs.Values.ToList())
                        Look(run, due, unheard);
                }

                foreach (var run in due)
                {
                    try
                    {
                        await _store.Catalog.RenewAsync(run.Terms.Run, _options.Time.GetUtcNow(), run.Terms.Lease, _end.Token);
                    }
                    catch (StoreException e)
                    {
                        // The next beat tries again. If the lease expires, others may take the tasks, and what is made of those here is not published.
                        Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"The lease of run {run.Terms.Run} could not be renewed; it is tried again: {e.Message}"));
                    }
                }

                foreach (var run in unheard)
                    await LookWhetherEndedAsync(run);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // It works no more.
        }
    }

    private void Look(RunAtWork run, List<RunAtWork> due, List<RunAtWork> unheard)
    {
        var silence = _options.Time.GetElapsedTime(run.Heard);
        if (silence > s_unheard && run.Open > 0 && !run.IsCancelled && _options.Time.GetElapsedTime(run.LookedFor) > BrokerDispatcher.Beat)
        {
            run.LookedFor = _options.Time.GetTimestamp();
            unheard.Add(run);
        }

        if (silence > _terms.MissedBeats * BrokerDispatcher.Beat)
        {
            // Nobody will answer what they ask. Another driver has them done again, and finds what they had asked for.
            foreach (var job in _jobs.Values.Distinct().Where(j => j.Run == run && j.IsSuspended && !j.IsReturned).ToList())
                Refuse(job, $"its driver {run.Terms.Driver} was not heard of for {silence.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s");
            if (run.Open == 0)
            {
                _runs.Remove(run.Terms.Run);
                run.Dispose();
                return;
            }
        }

        // What only waits for its driver must not keep the lease of a run alive whose driver is gone.
        if (run.Open <= run.Suspended || run.IsCancelled || _options.Time.GetElapsedTime(run.Renewed) < run.Terms.Lease / 3)
            return;
        run.Renewed = _options.Time.GetTimestamp();
        due.Add(run);
    }

    /// <summary>Ends what is here of a run that has ended without saying so to this worker: nobody wants it any more.</summary>
    private async Task LookWhetherEndedAsync(RunAtWork run)
    {
        try
        {
            if (await _store.Catalog.FindRunAsync(run.Terms.Run, _end.Token) is not { State: RunState.Open })
                Cancel(run.Terms, "has ended, as the catalog says, and its driver has not said so here; what is here of it is given up");
        }
        catch (StoreException e)
        {
            // It is looked again.
            Log(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"Whether run {run.Terms.Run} has ended could not be seen; it is looked again: {e.Message}"));
        }
    }
}
