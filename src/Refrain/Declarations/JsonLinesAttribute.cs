namespace Refrain;

/// <summary>
/// Binds a parameter of <c>Run</c> to the typed rows of a file of JSON Lines: one row on each line. The members of an object may come in any order, and those
/// that the row type does not have are passed over.
/// </summary>
/// <remarks>
/// A member is found by its name in the row type, as <see cref="OutputFormat.JsonLines"/> writes it, unless <see cref="Naming"/> or a <see cref="ColumnAttribute"/> says
/// otherwise. One that is missing is null where it may be, has the default of the constructor's parameter where there is one, and is an error elsewhere.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class JsonLinesAttribute : Attribute
{
    /// <summary>How the members are named that have no <see cref="ColumnAttribute"/>.</summary>
    public JsonNaming Naming { get; init; }
}
