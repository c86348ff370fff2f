namespace Refrain.Stores;

/// <summary>What a listing says of a blob.</summary>
/// <param name="Name">Its name, to open or delete it by.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="IsTemporary">Whether it is not complete: being written, or abandoned by a process that was killed.</param>
public readonly record struct BlobInfo(string Name, long Length, bool IsTemporary);
