using System.Collections.Immutable;

namespace Refrain.Hosting.Tests.Shop;

/// <summary>Where data is.</summary>
/// <param name="Posts">The posts.</param>
/// <param name="Name">What it is called.</param>
public sealed record Place(string Posts, string Name = "here");

/// <summary>Has a parameter of every kind that the command line treats in its own way.</summary>
/// <param name="From">Where data comes from.</param>
/// <param name="Name">A name that a member of <paramref name="From"/> has too.</param>
/// <param name="Loud">A flag.</param>
/// <param name="Tags">A list.</param>
/// <param name="Store">A name that the program uses itself.</param>
/// <param name="Ratio">A fraction.</param>
[Task]
public sealed partial record Options(
    Place From, string Name = "n", bool Loud = false, ImmutableArray<string> Tags = default, string Store = "corner", double? Ratio = null)
{
    public string Run() => ToString();
}
