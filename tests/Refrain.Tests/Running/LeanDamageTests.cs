namespace Refrain.Tests.Running;

/// <summary>The same where the graph has let go of the entries of what was up to date, as it does when it is large.</summary>
public sealed class LeanDamageTests() : DamageTests(new() { LeanFrom = 1, MostHeld = 0 });
