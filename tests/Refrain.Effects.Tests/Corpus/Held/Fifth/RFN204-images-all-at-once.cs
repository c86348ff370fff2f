// All images are posted at once, each as a form of several parts.
using System.Net.Http.Headers;

public sealed class Gallery(HttpClient http)
{
    public async Task UploadAsync(string album, IReadOnlyList<(string Title, byte[] Bytes)> images, CancellationToken token) =>
        await Task.WhenAll(images.Select(async image =>
        {
            using var form = new MultipartFormDataContent { { new StringContent(image.Title), "title" } };
            var bytes = new ByteArrayContent(image.Bytes);
            bytes.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(bytes, "file", image.Title + ".png");
            using var response = await http.PostAsync($"albums/{album}/images", form, token); // RFN204
            response.EnsureSuccessStatusCode();
        }));
}

[Task]
public sealed partial record Uploaded(string Album, string Picture)
{
    [Requires] public FileSource Image => new(Picture);

    public async Task<string> Run(byte[] image, [Service] HttpClient http, CancellationToken cancellationToken)
    {
        await new Gallery(http).UploadAsync(Album, [(Picture, image)], cancellationToken);
        return Album;
    }
}
