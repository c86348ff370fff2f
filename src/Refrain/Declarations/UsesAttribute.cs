namespace Refrain;

/// <summary>
/// Says that a task uses something while it runs of which there is only so much, such as a GPU, a licence or a connection. How much there is of it in a run says
/// <c>RunOptions.Resources</c>; 1 of what is not named there. May be given for several.
/// </summary>
/// <param name="resource">Its name, compared ordinally.</param>
/// <param name="amount">How much of it; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UsesAttribute(string resource, int amount = 1) : Attribute
{
    /// <summary>Its name.</summary>
    public string Resource { get; } = resource;

    /// <summary>How much of it.</summary>
    public int Amount { get; } = amount;
}
