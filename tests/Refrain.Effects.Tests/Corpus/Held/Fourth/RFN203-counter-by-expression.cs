// A counter goes up by an expression that EF Core makes a statement of.
using Microsoft.EntityFrameworkCore;

public sealed class Video
{
    public required string Id { get; set; }

    public long Views { get; set; }
}

public sealed class Media(DbContextOptions<Media> options) : DbContext(options)
{
    public DbSet<Video> Videos => Set<Video>();

    public Task<int> CountAsync(string id, long views, CancellationToken token) => Videos.Where(video => video.Id == id) // RFN203
        .ExecuteUpdateAsync(set => set.SetProperty(video => video.Views, video => video.Views + views), token);
}

[Task]
public sealed partial record CountedViews(string Video, string File)
{
    [Requires] public FileSource Views => new(File);

    public Task<int> Run(IReadOnlyList<string> views, [Service] Media media, CancellationToken cancellationToken) => media.CountAsync(Video, views.Count, cancellationToken);
}
