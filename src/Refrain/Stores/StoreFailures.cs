namespace Refrain.Stores;

/// <summary>Turns what a file system says into what the user is told.</summary>
internal static class StoreFailures
{
    private const int UnixNoSpace = 28;
    private const int UnixQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Whether this is how a file system fails, rather than a mistake of the program.</summary>
    public static bool IsFileFailure(Exception e) => e is (IOException or UnauthorizedAccessException) and not StoreException;

    /// <summary>What to throw.</summary>
    /// <param name="place">The file or folder.</param>
    /// <param name="doing">What could not be done, as in "cannot be written".</param>
    /// <param name="cause">What the file system threw.</param>
    public static StoreException Of(string place, string doing, Exception cause)
    {
        var next = cause switch
        {
            UnauthorizedAccessException => "Give this user the right to, or choose another store.",
            { HResult: UnixNoSpace or UnixQuota or MacQuota or WindowsDiskFull or WindowsHandleDiskFull } =>
                "The disk is full: free some space and run again. What was committed is kept.",
            _ => "Look after the disk and the folder's rights, then run again. What was committed is kept.",
        };
        return new(place, $"{place} {doing}: {cause.Message} {next}", cause);
    }
}
