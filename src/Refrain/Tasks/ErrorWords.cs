namespace Refrain;

/// <summary>
/// What exceptions say that come from tasks. They may be of the user's own types, whose members throw in turn or give nothing: what a task ended with must be told all the same.
/// </summary>
internal static class ErrorWords
{
    /// <summary>Its message; nothing if there is no exception.</summary>
    public static string MessageOf(Exception? error) => error is null ? "" : Said(static e => e.Message, error);

    /// <summary>Its whole text, with the stack.</summary>
    public static string TextOf(Exception error) => Said(static e => e.ToString(), error);

    private static string Said(Func<Exception, string?> words, Exception error)
    {
        try
        {
            return words(error) ?? "";
        }
        catch (Exception e)
        {
            return $"(what {error.GetType()} says cannot be read: {e.GetType()})";
        }
    }
}
