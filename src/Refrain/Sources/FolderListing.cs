using System.Buffers.Binary;
using System.Buffers;
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Refrain.Stores;

namespace Refrain;

/// <summary>The files of a folder as they were at one moment, and what is in them now.</summary>
internal sealed class FolderListing
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly DirectorySource _source;

    /// <param name="source">The source that was listed.</param>
    /// <param name="names">The relative names in ordinal order.</param>
    internal FolderListing(DirectorySource source, IReadOnlyList<string> names)
    {
        _source = source;
        Names = names;
    }

    /// <summary>The relative names, with <c>/</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Lists a folder. What comes and goes meanwhile may or may not be among the names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">The pattern can match no name.</exception>
    /// <exception cref="IOException">The folder, or one inside, cannot be listed, or has a name that is no valid Unicode.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder, or one inside, may not be listed.</exception>
    public static FolderListing Of(DirectorySource source)
    {
        Check(source);
        var options = new EnumerationOptions { RecurseSubdirectories = source.Recursive, IgnoreInaccessible = false, AttributesToSkip = 0 };
        List<string> names;
        try
        {
            names =
            [
                .. new FileSystemEnumerable<string>(source.Path, NameOf, options)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                        !entry.IsDirectory && FileSystemName.MatchesSimpleExpression(source.Pattern, entry.FileName, ignoreCase: false) && IsNamed(ref entry, source),
                    ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0 && IsNamed(ref entry, source),
                },
            ];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"{source} cannot be listed: {e.Message} Give this program the right to read the folder, or take it away.", e);
        }
        catch (IOException e) when (e is not InvalidNameException)
        {
            throw new IOException($"{source} cannot be listed: {e.Message}", e);
        }

        names.Sort(StringComparer.Ordinal);
        for (var i = 1; i < names.Count; i++)
        {
            if (string.Equals(names[i - 1], names[i], StringComparison.Ordinal))
                throw new InvalidNameException(source, names[i]);
        }

        return new FolderListing(source, names);
    }

    /// <summary>The hash of the set of names.</summary>
    public ContentHash VersionOfNames()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
            AppendName(hash, name);
        return ContentHash.From(hash.GetHashAndReset());
    }

    /// <summary>The hash of names and contents.</summary>
    /// <param name="size">The sum of the files' lengths.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceChangedException">A file is gone since it was listed.</exception>
    public ContentHash VersionOfContents(out long size, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> content = stackalloc byte[ContentHash.Size];
        size = 0;
        foreach (var name in Names)
        {
            try
            {
                FileHash.Of(PathOf(name), out var length, cancellationToken).CopyTo(content);
                size += length;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                throw Gone(name, e);
            }

            AppendName(hash, name);
            hash.AppendData(content);
        }

        return ContentHash.From(hash.GetHashAndReset());
    }

    /// <summary>The names, lengths and times of all files: what is quick to look at and changes when the contents may have.</summary>
    /// <param name="newest">The time of the file that was written last, in UTC.</param>
    /// <exception cref="SourceChangedException">A file is gone since it was listed.</exception>
    /// <exception cref="IOException">One is a pipe or a device.</exception>
    public string Stamp(out DateTime newest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        newest = DateTime.MinValue;
        foreach (var name in Names)
        {
            var file = FileObservation.InfoOf(PathOf(name));
            if (!file.Exists)
                throw Gone(name, null);
            if (file.Length == 0)
                RegularFiles.Require(PathOf(name), $"'{name}' of {_source}");
            var written = file.LastWriteTimeUtc;
            if (written > newest)
                newest = written;
            BinaryPrimitives.WriteInt64LittleEndian(numbers, file.Length);
            BinaryPrimitives.WriteInt64LittleEndian(numbers[sizeof(long)..], written.Ticks);
            AppendName(hash, name);
            hash.AppendData(numbers);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Names.Count}:{ContentHash.From(hash.GetHashAndReset())}");
    }

    private static void Check(DirectorySource source)
    {
        if (source.Pattern.Length == 0 || source.Pattern.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new ArgumentException(
                $"The pattern of {source} matches no file: it is held against names alone, and has no '/' nor '\\'. Give a pattern such as '*.txt', and the folder in the path.");
        }

        if (source.Path.Length == 0)
            throw new DirectoryNotFoundException("An input folder has an empty path. Give the path of a folder, '.' for the current one.");
        if (Directory.Exists(source.Path))
            return;
        throw new DirectoryNotFoundException(
            File.Exists(source.Path)
                ? $"The input '{source.Path}' is a file; a folder was expected."
                : $"The input folder '{source.Path}' does not exist. Make it, or give the path of another.");
    }

    private static string NameOf(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].Trim([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
        if (folder.IsEmpty)
            return entry.FileName.ToString();
        var name = string.Concat(folder, "/", entry.FileName);

        // Where it is no separator, a backslash is a letter like any other.
        return Path.DirectorySeparatorChar == '/' ? name : name.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>
    /// A name that is no valid Unicode reaches us with replacement characters, by which the file is not to be found again, or with half a surrogate pair.
    /// Neither can be written down, and a folder of that name would be passed over in silence.
    /// </summary>
    private static bool IsNamed(ref FileSystemEntry entry, DirectorySource source)
    {
        if (!IsUnicode(entry.FileName) || (entry.FileName.Contains('\uFFFD') && !Path.Exists(entry.ToFullPath())))
            throw new InvalidNameException(source, NameOf(ref entry));
        return true;
    }

    private static bool IsUnicode(ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(name, out _, out var used) != OperationStatus.Done)
                return false;
            name = name[used..];
        }

        return true;
    }

    private static void AppendName(IncrementalHash hash, string name)
    {
        // No name has a zero, so the names of one set are not those of another that happen to join up.
        hash.AppendData(s_utf8.GetBytes(name));
        hash.AppendData([0]);
    }

    private string PathOf(string name) => Path.Combine(_source.Path, name);

    private IOException Gone(string name, Exception? inner) =>
        new FileInfo(PathOf(name)).LinkTarget is { } target
            ? new FileNotFoundException($"'{name}' in {_source} is a link to '{target}', which does not exist. Remove the link, or make what it leads to.", PathOf(name), inner)
            : new SourceChangedException(_source);

    private sealed class InvalidNameException(DirectorySource source, string name)
        : IOException($"'{name}' in {source} has a name that is no valid Unicode, by which it cannot be found again. Rename it.");
}
