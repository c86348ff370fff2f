namespace Refrain.Stores;

/// <summary>
/// The texts that many entries share (names, schemas, fingerprints), each stored once and known to entries by number. Numbers are never
/// given to another text. Thread-safe; what a transaction added is known to others when it has been committed.
/// </summary>
internal sealed class TextTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _texts = [];
    private readonly Dictionary<string, long> _added = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>The text of a number, fetched with its neighbours if it is new.</summary>
    public string Text(SqliteSession session, long number)
    {
        lock (_gate)
        {
            if (!_texts.TryGetValue(number, out var text))
            {
                session.EachText(_last, Know);
                if (!_texts.TryGetValue(number, out text))
                    throw session.Database.Corrupt("(an entry refers to a text that is not there)");
            }

            return text;
        }
    }

    /// <summary>The number of a text, which is added if it is new. For the writer, in its transaction.</summary>
    public long Number(SqliteWriter writer, string text)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(text, out var number) || _added.TryGetValue(text, out number))
                return number;
            number = writer.FindText(text) ?? writer.AddText(text);
            _added.Add(text, number);
            return number;
        }
    }

    /// <summary>The number of a text if there is one; for a reader.</summary>
    public long? Find(SqliteSession session, string text)
    {
        lock (_gate)
        {
            if (!_numbers.ContainsKey(text))
                session.EachText(_last, Know);
            return _numbers.TryGetValue(text, out var number) ? number : null;
        }
    }

    /// <summary>Ends the writer's transaction.</summary>
    /// <param name="committed">Whether what it added is there.</param>
    public void End(bool committed)
    {
        lock (_gate)
        {
            // Only what was read in order moves the mark up to which all texts are known.
            foreach (var (text, number) in _added)
            {
                if (committed && _texts.TryAdd(number, text))
                    _numbers.Add(text, number);
            }

            _added.Clear();
        }
    }

    private void Know(long number, string text)
    {
        _last = Math.Max(_last, number);
        if (_texts.TryAdd(number, text))
            _numbers.Add(text, number);
    }
}
