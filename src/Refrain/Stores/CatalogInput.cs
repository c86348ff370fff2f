using System.Globalization;

namespace Refrain.Stores;

/// <summary>An input that an artifact was made from.</summary>
/// <param name="Key">The task or source that was read.</param>
/// <param name="Version">The version that it had.</param>
/// <param name="Requirement">
/// The name of the requirement that asked for it. For one that <c>Run</c> asked for, the number of answers that it had had before, from 0: what has one number was asked for at
/// once.
/// </param>
public readonly record struct CatalogInput(TaskKey Key, ContentHash Version, string Requirement)
{
    /// <summary>The number of answers that <c>Run</c> had had before it asked for this, or -1 if a requirement asked for it.</summary>
    public int Step => int.TryParse(Requirement, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : -1;
}
