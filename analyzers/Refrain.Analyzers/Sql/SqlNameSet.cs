namespace Refrain.Sql;

/// <summary>Names that are compared as <see cref="SqlName.Matches"/> does, each look-up in constant time.</summary>
internal sealed class SqlNameSet
{
    private readonly HashSet<string> _whole = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _bare = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _any = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => _any.Count == 0;

    /// <summary>Adds a name.</summary>
    public void Add(SqlName? name)
    {
        if (name is null) return;
        _any.Add(name.Name);
        if (name.Schema is null) _bare.Add(name.Name);
        else _whole.Add(name.ToString());
    }

    /// <summary>Adds the names of another set.</summary>
    public void Add(SqlNameSet other)
    {
        _any.UnionWith(other._any);
        _bare.UnionWith(other._bare);
        _whole.UnionWith(other._whole);
    }

    /// <summary>Takes a name out.</summary>
    public void Remove(SqlName? name)
    {
        if (name is null) return;
        _any.Remove(name.Name);
        _bare.Remove(name.Name);
        _whole.Remove(name.ToString());
    }

    /// <summary>Empties the set.</summary>
    public void Clear()
    {
        _any.Clear();
        _bare.Clear();
        _whole.Clear();
    }

    /// <summary>Whether a name can be one of the set.</summary>
    public bool Contains(SqlName? name) =>
        name is not null && (name.Schema is null ? _any.Contains(name.Name) : _bare.Contains(name.Name) || _whole.Contains(name.ToString()));
}
