using Refrain.Planning;
using Refrain.Running;

namespace Refrain.Tests.Running;

/// <summary>Outcomes reach the loop once each, whoever adds them and whoever's thread the loop goes on in.</summary>
public sealed class OutcomesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_is_taken_once_however_many_add(bool lendsThread)
    {
        const int Adders = 4;
        const int Each = 50_000;
        var outcomes = new Outcomes(TimeProvider.System);
        var seen = new int[Adders * Each];
        var inLoop = 0;
        var loop = LoopAsync();
        await Task.WhenAll(Enumerable.Range(0, Adders).Select(a => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
                outcomes.Add(new Outcome(null!, WorkKind.Run) { Requirement = (a * Each) + i }, lendsThread);
        })));
        await loop.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.All(seen, count => Assert.Equal(1, count));

        async Task LoopAsync()
        {
            await Task.Yield();
            for (var left = seen.Length; left > 0;)
            {
                Assert.True(await outcomes.WaitAsync(CancellationToken.None));
                Assert.Equal(1, Interlocked.Increment(ref inLoop));
                while (outcomes.TryTake(out var outcome))
                {
                    seen[outcome.Requirement]++;
                    left--;
                }

                Interlocked.Decrement(ref inLoop);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(20_000)]
    public async Task What_ends_among_others_is_taken_once_even_if_nothing_follows(int count)
    {
        var outcomes = new Outcomes(TimeProvider.System);
        var node = new Node(new Step("one"), 1);
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < count; i++)
                outcomes.EndedAmongOthers(node, RunResult.Lost, lendsThread: false);
        });
        for (var left = count; left > 0;)
        {
            Assert.True(await outcomes.WaitAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
            while (outcomes.TryTake(out var outcome))
            {
                Assert.True(outcome.IsLost);
                left--;
            }
        }

        await adding;
        Assert.False(outcomes.TryTake(out _));
    }

    [Fact]
    public async Task A_token_ends_the_wait_and_leaves_the_next_one_alone()
    {
        var outcomes = new Outcomes(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var wait = outcomes.WaitAsync(stop.Token).AsTask();
        Assert.False(wait.IsCompleted);
        await stop.CancelAsync();
        Assert.False(await wait);
        Assert.False(await outcomes.WaitAsync(stop.Token));

        wait = outcomes.WaitAsync(other.Token).AsTask();
        Assert.False(wait.IsCompleted);
        outcomes.Progressed(null!, 0.5);
        Assert.True(await wait);
        Assert.True(outcomes.TryTake(out var outcome));
        Assert.Equal(0.5, outcome.Fraction);
        Assert.False(outcomes.TryTake(out _));
    }

    [Fact]
    public async Task A_wait_ends_when_its_time_is_over_and_the_run_goes_on()
    {
        var outcomes = new Outcomes(TimeProvider.System);
        Assert.True(await outcomes.WaitAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None));
        Assert.False(outcomes.TryTake(out _));
    }
}
