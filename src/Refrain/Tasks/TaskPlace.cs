using System.Text;
using Refrain.Keys;
using Refrain.Targets;

namespace Refrain;

/// <summary>A place outside of the store that tasks of a type write to.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Path">The path in the target's folder.</param>
/// <param name="IsFolder">Whether a folder is written, not a file.</param>
internal sealed record TaskPlace(string Target, PlacePath Path, bool IsFolder)
{
    private const int MostBytes = 255;

    /// <summary>The path of a task's place, with <c>/</c> between names.</summary>
    /// <exception cref="TargetException">A name is longer than file systems take.</exception>
    public string Of(ITask task)
    {
        var text = Path.IsPlain ? null : TaskDescriptor.Of(task).TextOf(task);
        var path = Path.Of(name => text!.Values.First(v => string.Equals(v.Parameter.Name, name, StringComparison.Ordinal)).Text);
        foreach (var name in path.Split('/'))
        {
            if (Encoding.UTF8.GetByteCount(name) is > MostBytes and var bytes)
            {
                throw new TargetException(
                    $"{task} cannot write to '{path}' in the target '{Target}': the name '{name[..40]}…' has {bytes} bytes, and file systems take {MostBytes}. Take the long parameter out of [Place(…)], or make its values shorter.");
            }
        }

        return path;
    }
}
