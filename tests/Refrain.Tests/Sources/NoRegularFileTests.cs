using System.Diagnostics;
using Refrain.Testing;

namespace Refrain.Tests.Sources;

/// <summary>Paths of what is no file: reading it would not end.</summary>
public sealed class NoRegularFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_device_is_refused()
    {
        if (!OperatingSystem.IsLinux())
            return;
        File.CreateSymbolicLink(_folder["link"], "/dev/zero");
        foreach (var path in new[] { "/dev/zero", _folder["link"] })
        {
            var error = Assert.Throws<IOException>(() => FileObservation.StampOf(path));
            Assert.StartsWith($"The input '{path}' is a device, which has no content that stays; a regular file was expected.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_pipe_is_refused_and_so_is_one_in_a_folder()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using (var make = Process.Start("mkfifo", [_folder["pipe"]]))
            make.WaitForExit();
        var error = Assert.Throws<IOException>(() => FileObservation.StampOf(_folder["pipe"]));
        Assert.StartsWith($"The input '{_folder["pipe"]}' is a pipe, ", error.Message, StringComparison.Ordinal);

        var source = DirectorySource.WithContents(new DirectorySource(_folder.Path))!;
        Assert.StartsWith("'pipe' of ", Assert.Throws<IOException>(() => FolderListing.Of(source).Stamp(out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_empty_is_a_file()
    {
        FileObservation.StampOf(_folder.Write("empty", ""));
        if (OperatingSystem.IsLinux())
            FileObservation.StampOf("/proc/self/status");
    }
}
