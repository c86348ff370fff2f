namespace Refrain.Testing.Roslyn;

/// <summary>What came of trying all fixes on a project.</summary>
/// <param name="Reports">The rule of each report that there could be a fix for, and the titles of the fixes, in the order of rules and places.</param>
/// <param name="Faults">What is wrong with what the fixes give.</param>
public sealed record FixTrial(IReadOnlyList<(string Rule, IReadOnlyList<string> Offers)> Reports, IReadOnlyList<string> Faults);
