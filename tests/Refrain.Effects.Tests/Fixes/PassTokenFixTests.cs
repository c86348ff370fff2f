using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class PassTokenFixTests() : EffectFixTests("RFN305", new PassTokenFix())
{
    [Fact]
    public Task The_token_comes_last() => Fixes(
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(CancellationToken cancellationToken)
            {
                await [|Task.Delay(Rounds)|]; // waits
                return Rounds;
            }
        }
        """,
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(CancellationToken cancellationToken)
            {
                await Task.Delay(Rounds, cancellationToken); // waits
                return Rounds;
            }
        }
        """);

    [Fact]
    public Task A_context_has_one() => Fixes(
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(TaskContext context)
            {
                await [|Task.Delay(Rounds)|];
                return Rounds;
            }
        }
        """,
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(TaskContext context)
            {
                await Task.Delay(Rounds, context.CancellationToken);
                return Rounds;
            }
        }
        """,
        "Pass 'context.CancellationToken' on");

    [Fact]
    public Task After_optional_parameters_it_is_named() => Fixes(
        """
        public static class Backoff
        {
            public static Task<int> Until(int done, int most = 10, object? state = null, CancellationToken stop = default) => Task.FromResult(done + most);
        }

        [Task]
        public sealed partial record First(int Above)
        {
            public async Task<int> Run(CancellationToken cancellationToken) =>
                await [|Backoff.Until(Above)|];
        }
        """,
        """
        public static class Backoff
        {
            public static Task<int> Until(int done, int most = 10, object? state = null, CancellationToken stop = default) => Task.FromResult(done + most);
        }

        [Task]
        public sealed partial record First(int Above)
        {
            public async Task<int> Run(CancellationToken cancellationToken) =>
                await Backoff.Until(Above, stop: cancellationToken);
        }
        """);

    [Fact]
    public Task Arguments_by_name_are_followed_by_one() => Fixes(
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(CancellationToken @event)
            {
                await [|Task.Delay(millisecondsDelay: Rounds)|];
                return Rounds;
            }
        }
        """,
        """
        [Task]
        public sealed partial record Polled(int Rounds)
        {
            public async Task<int> Run(CancellationToken @event)
            {
                await Task.Delay(millisecondsDelay: Rounds, cancellationToken: @event);
                return Rounds;
            }
        }
        """);

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        """
        [Task]
        public sealed partial record Copied(string Source)
        {
            [Requires] public FileSource Input => new(Source);

            public async Task Run(Stream input, OutputFile copy, CancellationToken token)
            {
                await using var target = copy.OpenWrite();
                var buffer = new byte[1024];
                var read = await [|input.ReadAsync(
                    buffer)|].ConfigureAwait(false);
                await [|target.WriteAsync(buffer.AsMemory(0, read))|];
                if (target?[|.FlushAsync()|] is { } flushed) await flushed;
            }
        }
        """,
        """
        [Task]
        public sealed partial record Copied(string Source)
        {
            [Requires] public FileSource Input => new(Source);

            public async Task Run(Stream input, OutputFile copy, CancellationToken token)
            {
                await using var target = copy.OpenWrite();
                var buffer = new byte[1024];
                var read = await input.ReadAsync(
                    buffer,
                    token).ConfigureAwait(false);
                await target.WriteAsync(buffer.AsMemory(0, read), token);
                if (target?.FlushAsync(token) is { } flushed) await flushed;
            }
        }
        """);

    [Fact]
    public Task In_another_file_it_is_passed_there() => Fixes(
        [
            """
            [Task]
            public sealed partial record Waited(int Milliseconds)
            {
                public async Task<int> Run(CancellationToken token)
                {
                    await [|Waiting.For(Milliseconds, token)|];
                    return Milliseconds;
                }
            }
            """,
            """
            public static class Waiting
            {
                public static Task For(int milliseconds, CancellationToken token) => token.IsCancellationRequested ? Task.CompletedTask : Task.Delay(milliseconds);
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Waited(int Milliseconds)
            {
                public async Task<int> Run(CancellationToken token)
                {
                    await Waiting.For(Milliseconds, token);
                    return Milliseconds;
                }
            }
            """,
            """
            public static class Waiting
            {
                public static Task For(int milliseconds, CancellationToken token) => token.IsCancellationRequested ? Task.CompletedTask : Task.Delay(milliseconds, token);
            }
            """,
        ]);
}
