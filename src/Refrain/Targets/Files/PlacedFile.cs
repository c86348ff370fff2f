using System.Security.Cryptography;
using Refrain.Stores;

namespace Refrain.Targets;

/// <summary>A file that is written beside its place and then put there.</summary>
internal sealed class PlacedFile(FolderAttempt attempt, string place, int number) : PlacedOutput(attempt, place, number)
{
    private PlacedStream? _stream;
    private DateTime _written;

    /// <summary>Makes room for a file that the task makes itself.</summary>
    /// <returns>Where it is to make it.</returns>
    public string Prepare()
    {
        Begin(static () => { });
        return Temporary;
    }

    /// <summary>Opens it for writing. The stream is closed with the attempt.</summary>
    public Stream Open()
    {
        if (Attempt.Claim.IsRehearsal)
            return _stream = new PlacedStream(Attempt, Path, null);
        Begin(() => _stream = new PlacedStream(Attempt, Path, Files.Create(Temporary)));
        return _stream!;
    }

    /// <summary>All is written.</summary>
    /// <param name="isWrittenByPath">Whether the task made the file itself.</param>
    /// <exception cref="TargetException">It made something else there, or the file cannot be read or written.</exception>
    public void End(bool isWrittenByPath)
    {
        if (!isWrittenByPath)
        {
            Content = _stream!.End();
            Length = _stream.Written;
            return;
        }

        if (PlaceFiles.IsLink(Temporary))
            throw new TargetException($"{Attempt.Claim.Task} made a link where the file was to be that goes to {Path}. Write the file itself there.");
        if (!RegularFiles.HasEnd(Temporary))
            throw new TargetException($"{Attempt.Claim.Task} made a pipe, a socket or a device where the file was to be that goes to {Path}. Write the file itself there.");
        Attempt.Guard(Path, "cannot be read after it was written", () =>
        {
            Content = FileHash.Of(Temporary, out var length, Attempt.CancellationToken);
            Length = length;
        });
    }

    public override void Sync(DateTime before)
    {
        if (_stream is { File: { } file })
        {
            PlaceFiles.Date(file.SafeFileHandle, before);
            Files.Flush(file);
            file.Dispose();
        }
        else
        {
            Files.Flush(Temporary, before);
        }

        _written = new FileInfo(Temporary).LastWriteTimeUtc;
    }

    public override void PutInPlace()
    {
        Files.Replace(Temporary, Path);
        IsPlaced = true;
        Files.FlushFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    public override MarkedPlace Mark() => new(Place, Length, _written.Ticks, Content);

    public override bool Remove()
    {
        _stream?.Dispose();
        return base.Remove();
    }

    /// <summary>Takes the bytes of a file, hashing them on the way. What the file system complains about says whose file it is.</summary>
    private sealed class PlacedStream(FolderAttempt attempt, string path, FileStream? file) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _count;

        /// <summary>The file; none in a rehearsal.</summary>
        public FileStream? File => file;

        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public ContentHash End()
        {
            Flush();
            return ContentHash.From(_hash.GetHashAndReset());
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Written += buffer.Length;
            if (buffer.Length > _buffer.Length - _count)
                Flush();
            if (buffer.Length > _buffer.Length)
            {
                Take(buffer);
                return;
            }

            buffer.CopyTo(_buffer.AsSpan(_count));
            _count += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        /// <summary>Writes on the calling thread: to the system's cache, which is soon done.</summary>
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer.Span);
            return default;
        }

        public override void Flush()
        {
            Take(_buffer.AsSpan(0, _count));
            _count = 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
                file?.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Take(ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            _hash.AppendData(bytes);
            if (file is null)
                return;
            try
            {
                attempt.Files.Write(file, bytes);
            }
            catch (Exception e) when (PlaceFailures.Is(e))
            {
                throw PlaceFailures.Of(attempt.Claim.Task.ToString()!, path, "cannot be written", e);
            }
        }
    }
}
