namespace Refrain.Targets;

/// <summary>Turns what a file system says of a place into what the user is told.</summary>
internal static class PlaceFailures
{
    private const int NoSpace = 28;
    private const int Quota = 122;
    private const int MacQuota = 69;
    private const int WindowsFull = unchecked((int)0x80070070);
    private const int WindowsHandleFull = unchecked((int)0x80070027);
    private const int Exists = 17;
    private const int WindowsFileExists = unchecked((int)0x80070050);
    private const int WindowsExists = unchecked((int)0x800700B7);
    private const int OtherFileSystem = 18;
    private const int WindowsOtherDevice = unchecked((int)0x80070011);
    private const int LongName = 36;
    private const int MacLongName = 63;
    private const int WouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsShared = unchecked((int)0x80070020);
    private const int WindowsLocked = unchecked((int)0x80070021);

    /// <summary>Whether this is how a file system fails, rather than a mistake of the program.</summary>
    public static bool Is(Exception e) => e is (IOException or UnauthorizedAccessException) and not TargetException;

    /// <summary>Whether somebody else has the file locked.</summary>
    public static bool IsHeld(IOException e) => e.HResult is WouldBlock or MacWouldBlock or WindowsShared or WindowsLocked;

    /// <summary>Whether something is there already that was to be made.</summary>
    public static bool IsThere(Exception e) => e is IOException { HResult: Exists or WindowsFileExists or WindowsExists };

    /// <summary>What to throw.</summary>
    /// <param name="who">The task, or the target.</param>
    /// <param name="path">The place.</param>
    /// <param name="doing">What could not be done, as in "cannot be written".</param>
    /// <param name="cause">What the file system threw.</param>
    /// <param name="left">What is there now, as a sentence; what was there before if nothing is said.</param>
    public static TargetException Of(string who, string path, string doing, Exception cause, string left = "What was there before is still there.") =>
        new($"{who}: {path} {doing}: {cause.Message} {Next(path, cause)} {left}", cause);

    private static string Next(string path, Exception cause) => cause switch
    {
        { HResult: NoSpace or Quota or MacQuota or WindowsFull or WindowsHandleFull } => "The disk is full: free some space and run again.",
        { HResult: LongName or MacLongName } or PathTooLongException => "The path is longer than the file system takes: choose a shorter place, or values that are shorter.",
        { HResult: OtherFileSystem or WindowsOtherDevice } => "Something is mounted there, so that it cannot be renamed to: choose a place within one file system.",
        _ when FileAbove(path) is { } file => $"{file} is a file, where a folder has to be: remove it, or choose another place.",
        UnauthorizedAccessException => "Give this user the right to, or choose another place.",
        _ => "Look after the disk and the folder's rights, then run again.",
    };

    private static string? FileAbove(string path)
    {
        for (var above = Path.GetDirectoryName(path); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                return above;
        }

        return null;
    }
}
