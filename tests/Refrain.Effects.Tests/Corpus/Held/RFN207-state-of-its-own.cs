// Much is changed here: captured locals, fields of objects made in Run, a cache of a pure function. Nothing outlives Run but the cache.
using System.Collections.Concurrent;

public sealed record Session(string User, int Clicks, string Path);

public sealed class Sessions
{
    private static readonly ConcurrentDictionary<string, string> s_paths = new(StringComparer.Ordinal);

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private int _next;

    public int Opened => _next;

    public void Click(string user, string url)
    {
        var state = _states.TryGetValue(user, out var known) ? known : _states[user] = new() { Number = ++_next };
        state.Clicks++;
        state.Path = Normal(url);
    }

    public IEnumerable<Session> Close() =>
        _states.OrderBy(pair => pair.Value.Number).Select(pair => new Session(pair.Key, pair.Value.Clicks, pair.Value.Path));

    private static string Normal(string url)
    {
        if (s_paths.TryGetValue(url, out var path))
            return path;
        path = url.Split('?', 2)[0].TrimEnd('/');
        s_paths.TryAdd(url, path);
        return path;
    }

    private sealed class State
    {
        public int Number { get; init; }

        public int Clicks { get; set; }

        public string Path { get; set; } = "";
    }
}

[Task]
public sealed partial record ClickSessions(string Log)
{
    [Requires] public FileSource Clicks => new(Log);

    public IReadOnlyList<Session> Run(IEnumerable<string> clicks)
    {
        var (sessions, skipped) = (new Sessions(), 0);
        foreach (var click in clicks)
            Handle(click);
        return skipped > sessions.Opened ? [] : [.. sessions.Close()];

        void Handle(string click)
        {
            if (click.Split(' ') is [var user, var url])
                sessions.Click(user, url);
            else
                Interlocked.Increment(ref skipped);
        }
    }
}
