namespace Refrain.JsonInput;

/// <summary>What is said of a member of a row type, or of what its rows hold, beside its name and type. Made by generated code.</summary>
/// <param name="Path">The member: names with dots between, <c>[]</c> for the elements of a list, <c>[].Key</c> and <c>[].Value</c> for a dictionary's.</param>
/// <param name="Name">Its name in JSON; <see langword="null"/> where the naming says it.</param>
/// <param name="Default">The JSON of its value where it is missing; <see langword="null"/> where it has no default.</param>
public sealed record JsonMember(string Path, string? Name = null, string? Default = null);
