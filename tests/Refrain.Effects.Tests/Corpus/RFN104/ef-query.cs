// What the context returns are rows of the database, which is outside.
using Microsoft.EntityFrameworkCore;

public sealed class Article
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public int Views { get; set; }
}

public sealed class Shop(DbContextOptions<Shop> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}

public sealed record Popular(int Id, string Title);

[Task]
public sealed partial record PopularArticles(int Least)
{
    public async Task<IReadOnlyList<Popular>> Run([Service] Shop shop, CancellationToken cancellationToken)
    {
        var popular = shop.Articles.AsNoTracking().Where(article => article.Views >= Least).OrderBy(article => article.Id);
        var articles = await popular.ToListAsync(cancellationToken); // RFN104
        return [.. articles.Select(article => new Popular(article.Id, article.Title))];
    }
}
