// Async lambdas are collected as Func<Task> and every one of them is awaited, in turn.
public sealed class Stages
{
    private readonly List<Func<int, Task<int>>> _stages = [];

    public Stages Add(Func<int, Task<int>> stage)
    {
        _stages.Add(stage);
        return this;
    }

    public async Task<int> RunAsync(int value)
    {
        foreach (var stage in _stages)
            value = await stage(value);
        return value;
    }
}

[Task]
public sealed partial record Staged(int Start)
{
    public Task<int> Run() =>
        new Stages()
            .Add(async value =>
            {
                await Task.Yield();
                return value * 2;
            })
            .Add(value => Task.FromResult(value + 1))
            .RunAsync(Start);
}
