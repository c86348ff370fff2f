namespace Refrain.Stores;

/// <summary>Writes a blob to a temporary file beside its place.</summary>
internal sealed class FileBlobWriter : BlobWriter
{
    private readonly DurableFiles _files;
    private readonly string _name;
    private readonly string _folder;
    private readonly string _path;
    private FileStream? _file;

    public FileBlobWriter(DurableFiles files, string name, string folder, string path)
    {
        _files = files;
        _name = name;
        _folder = folder;
        _path = path;
        _file = files.Create(path);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_file is null, this);
        try
        {
            _files.Write(_file, buffer);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(_path, "cannot be written", e);
        }
    }

    /// <summary>Writes on the calling thread: to the system's cache, which is soon done.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return default;
    }

    public override ValueTask<string> CompleteAsync(string name, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_file is null, this);
        BlobNames.CheckComponent(name);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _files.Flush(_file);
            _file.Dispose();
            _files.Move(_path, Path.Combine(_folder, name));
            _file = null;
            _files.FlushFolder(_folder);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(Path.Combine(_folder, name), "cannot be put in place", e);
        }

        return new($"{_name}/{name}");
    }

    protected override void Dispose(bool disposing)
    {
        if (_file is not null)
        {
            _file.Dispose();
            _file = null;
            try
            {
                File.Delete(_path);
            }
            catch (Exception e) when (StoreFailures.IsFileFailure(e))
            {
                // It stays behind as garbage for the next clean; what made the writer be abandoned is on its way up already.
            }
        }

        base.Dispose(disposing);
    }
}
