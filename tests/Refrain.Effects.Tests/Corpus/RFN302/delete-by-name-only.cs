// Delete and Move are the words of an in-memory structure here.
public sealed class Shelf
{
    private readonly SortedDictionary<int, string> _books = [];

    public void Put(int place, string book) => _books[place] = book;

    public void Delete(int place) => _books.Remove(place);

    public void Move(int from, int to)
    {
        if (_books.Remove(from, out var book))
            _books[to] = book;
    }

    public IReadOnlyList<string> Titles => [.. _books.Values];
}

[Task]
public sealed partial record Arranged(string First, string Second)
{
    public IReadOnlyList<string> Run()
    {
        var shelf = new Shelf();
        shelf.Put(1, First);
        shelf.Put(2, Second);
        shelf.Move(1, 3);
        shelf.Delete(4);
        return shelf.Titles;
    }
}
