namespace Refrain;

/// <summary><c>RunBatch</c> gave a result that is nobody's: of a task that it was not handed, or a second one. Calling it again for fewer tasks would only hide that.</summary>
internal sealed class StrayResultException(string message, Exception? failure = null) : InvalidOperationException(message, failure)
{
    /// <param name="stray">What was said of the result.</param>
    /// <param name="failure">What the call threw after it.</param>
    public StrayResultException(StrayResultException stray, Exception failure)
        : this($"{stray.Message} After that it failed: {ErrorWords.MessageOf(failure)}", failure)
    {
    }
}
