using System.Globalization;
using System.Text;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Which queue a task goes to: one for each class of resources, band of priorities and program version. So a worker is never handed what another build of the program sent, and builds
/// can run side by side (decision 0034).
/// </summary>
internal static class TaskQueues
{
    /// <summary>How many bands of priorities there are.</summary>
    public const int Bands = 3;

    private const int VersionDigits = 16;
    private const int FewSafe = 3;
    private const int MostLength = 255;

    private static readonly string[] s_bands = ["high", "normal", "low"];

    /// <summary>The version of this program: a hash of all that is known of its tasks, their code included, and of how messages are written.</summary>
    public static string Program { get; } = VersionOf(TaskRegistry.Default);

    /// <summary>The class of a task.</summary>
    public static string ClassOf(TaskDescriptor descriptor) =>
        descriptor.Resources.Count == 0 ? "" : string.Join('+', descriptor.Resources.Select(r => r.Name).Order(StringComparer.Ordinal));

    /// <summary>The queue of a task.</summary>
    public static string Of(Node node) => Name(ClassOf(node.Descriptor), node.Priority switch { > 0 => 0, 0 => 1, _ => 2 }, Program);

    /// <summary>The queues of a class, those that are to be taken from first at the beginning.</summary>
    public static IEnumerable<string> OfClass(string name, string program) => Enumerable.Range(0, Bands).Select(band => Name(name, band, program));

    /// <summary>How much before others what comes from a queue is to run: 0 is first.</summary>
    public static int BandOf(string queue) => Array.IndexOf(s_bands, queue.Split('~')[^2]);

    /// <summary>Whether there can be a queue of this name.</summary>
    public static bool IsName(string queue) =>
        queue.Length <= MostLength && queue.Split('~') is [var name, var band, var program] && s_bands.Contains(band) && name.Length > 0 && program.Length > 0 && Safe(name) == name && Safe(program) == program;

    /// <summary>A name made of letters, digits, <c>_</c> and <c>-</c>: of all else the code.</summary>
    public static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length + FewSafe);
        foreach (var unit in name)
            safe = char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-' ? safe.Append(unit) : safe.Append(CultureInfo.InvariantCulture, $"_{(int)unit:x}_");
        return safe.ToString();
    }

    /// <summary>The version of a program that knows these tasks.</summary>
    public static string VersionOf(TaskRegistry registry)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Envelope.Format}\n");
        foreach (var task in registry.Tasks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Name}\n{task.Version}\n{WorkerAssignment.CodeOf(task)}\n{task.Output?.Schema}\n");
            foreach (var parameter in task.Parameters)
                text.Append(CultureInfo.InvariantCulture, $" {parameter.Name} {parameter.Type} {parameter.IsSignificant}\n");
        }

        return ContentHash.Of(Encoding.UTF8.GetBytes(text.ToString())).ToString()[..VersionDigits];
    }

    private static string Name(string className, int band, string program) => $"{(className.Length == 0 ? "default" : "uses-" + Safe(className))}~{s_bands[band]}~{program}";
}
