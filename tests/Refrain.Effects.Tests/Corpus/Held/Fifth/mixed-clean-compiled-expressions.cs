// Filters are put together as expression trees from parameters, compiled once, and called.
using System.Collections.Concurrent;
using System.Linq.Expressions;

public sealed record Item(string Name, int Size, bool IsOpen);

public static class Filters
{
    private static readonly ConcurrentDictionary<string, Func<Item, int>> s_getters = new(StringComparer.Ordinal);

    public static Expression<Func<Item, bool>> Larger(int size) => item => item.Size > size;

    public static Expression<Func<Item, bool>> And(this Expression<Func<Item, bool>> left, Expression<Func<Item, bool>> right)
    {
        var item = Expression.Parameter(typeof(Item), "item");
        return Expression.Lambda<Func<Item, bool>>(Expression.AndAlso(Expression.Invoke(left, item), Expression.Invoke(right, item)), item);
    }

    public static Func<Item, int> Getter(string property) => s_getters.GetOrAdd(property, static name =>
    {
        var item = Expression.Parameter(typeof(Item));
        return Expression.Lambda<Func<Item, int>>(Expression.Property(item, name), item).Compile();
    });
}

[Task]
public sealed partial record LargeItems(string File, int Least)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Item> Run(IReadOnlyList<string> lines)
    {
        var accepts = Filters.Larger(Least).And(item => item.IsOpen).Compile();
        var size = Filters.Getter(nameof(Item.Size));
        return [.. lines.Select(line => new Item(line, line.Length, line.EndsWith('!'))).Where(accepts).OrderBy(size).ThenBy(item => item.Name, StringComparer.Ordinal)];
    }
}
