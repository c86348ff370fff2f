namespace Refrain.Sql;

/// <summary>A change of a text. The edits of one text do not overlap and come in its order; holes of the text are never part of what is replaced.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How much of the text is replaced; 0 inserts.</param>
/// <param name="Text">What stands there afterwards.</param>
internal sealed record SqlEdit(int Start, int Length, string Text);
