namespace Refrain;

/// <summary><c>RunBatch</c> gave a result that is nobody's: of a task that it was not handed, or a second one. Calling it again for fewer tasks would only hide that.</summary>
internal sealed class StrayResultException(string message) : InvalidOperationException(message);
