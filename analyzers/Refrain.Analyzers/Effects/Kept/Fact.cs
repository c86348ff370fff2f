namespace Refrain.Effects.Kept;

/// <summary>An answer, with what it rests on.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Trail">What it rests on.</param>
internal sealed record Fact<T>(T Answer, Trail Trail);
