namespace Refrain;

/// <summary>
/// Says where a parameter of <c>Run</c> is written, outside of the store: <c>[Place("exports/{Day}/users.csv")] OutputFile file</c>, or a folder with <see cref="OutputDirectory"/>. The place lies in the folder
/// of a <see cref="Targets.FolderTarget"/>.
/// </summary>
/// <param name="path">
/// The path in the target's folder, with <c>/</c> between names. <c>{Day}</c> stands for the value of the task's parameter of that name, which must be part of its key; <c>{{</c> and <c>}}</c> are braces.
/// </param>
/// <remarks>
/// Values are written as in the paths of partitions: characters other than ASCII letters, digits and <c>-_.+@</c> as <c>%</c> and the hexadecimal digits of their UTF-8 bytes, and a dot at the start or end of a name
/// too. So no value can leave the folder, add a folder, or be what Windows keeps for devices. An empty name becomes <c>%</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PlaceAttribute(string path) : Attribute
{
    /// <summary>The path, as it was given.</summary>
    public string Path { get; } = path;
}
