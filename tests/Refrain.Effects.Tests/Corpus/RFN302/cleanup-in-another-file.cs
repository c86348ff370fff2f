// The helper that tidies up also deletes the customer's upload.
using Uploads.Files;

namespace Uploads;

[Task]
public sealed partial record Upload(string Customer, string UploadPath)
{
    [Requires] public FileSource Document => new(UploadPath);

    public async Task<int> Run(Stream document, TaskContext context)
    {
        var local = Path.Combine(context.ScratchDirectory, "document.bin");
        await using (var copy = File.Create(local))
            await document.CopyToAsync(copy, context.CancellationToken);
        var size = (int)document.Length;
        Tidy.Remove(local);
        Tidy.Remove(UploadPath); // RFN302
        return size;
    }
}
//// File: Tidy.cs
namespace Uploads.Files;

internal static class Tidy
{
    public static void Remove(string path) => File.Delete(path);
}
