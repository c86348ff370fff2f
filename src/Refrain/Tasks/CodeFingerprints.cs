using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Refrain;

/// <summary>
/// The fingerprints of an assembly's tasks, from the graph of code that its build published (format 1: lines of fields between tabs; <c>N</c> name, hash,
/// numbers of the nodes that it refers to; <c>T</c> task, number of its node). Thread-safe; read once for each assembly.
/// </summary>
internal sealed class CodeFingerprints
{
    private const int Format = 1;
    private static readonly ConditionalWeakTable<Assembly, CodeFingerprints> s_ofAssemblies = [];

    private readonly List<(string Name, string Hash, int[] Edges)> _nodes = [];
    private readonly Dictionary<string, int> _tasks = new(StringComparer.Ordinal);

    /// <summary>Reads a graph.</summary>
    /// <exception cref="FormatException">It is not one of this format.</exception>
    internal CodeFingerprints(string graph)
    {
        foreach (var line in graph.Split('\n'))
        {
            switch (line.Split('\t'))
            {
                case ["N", var name, var hash, var edges]:
                    _nodes.Add((name, hash, edges.Length == 0 ? [] : Array.ConvertAll(edges.Split(' '), static e => int.Parse(e, CultureInfo.InvariantCulture))));
                    break;
                case ["T", var task, var number]:
                    _tasks[task] = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["M", _, _] or [""]:
                    break;
                default:
                    throw new FormatException($"'{line}' is no line of a graph of code. Build the assembly again with the generator that comes with this version of Refrain.");
            }
        }
    }

    /// <summary>The fingerprint of a task of an assembly; empty where its build published none.</summary>
    public static string Of(Assembly assembly, string task) => s_ofAssemblies.GetValue(assembly, Read).Of(task);

    /// <summary>
    /// The fingerprint of a task: the hash of all the code that its own refers to, at any depth, in the order in which it is referred to; then, a line each, the
    /// hash and name of each member of it.
    /// </summary>
    public string Of(string task)
    {
        if (!_tasks.TryGetValue(task, out var root))
            return "";
        using var total = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var parts = new StringBuilder();
        var order = new List<int> { root };
        var position = new Dictionary<int, int> { [root] = 0 };
        var word = new StringBuilder();
        for (var i = 0; i < order.Count; i++)
        {
            var (name, hash, edges) = _nodes[order[i]];
            parts.Append('\n').Append(hash).Append(' ').Append(name);
            word.Clear().Append(hash);
            foreach (var edge in edges)
            {
                if (position.TryAdd(edge, order.Count))
                    order.Add(edge);
                word.Append(' ').Append(position[edge].ToString(CultureInfo.InvariantCulture));
            }

            total.AppendData(Encoding.ASCII.GetBytes(word.Append('\n').ToString()));
        }

        return Convert.ToHexStringLower(total.GetHashAndReset().AsSpan(0, 16)) + parts;
    }

    /// <summary>Do two fingerprints say that the code is the same?</summary>
    public static bool AreSame(string then, string now) => HashOf(then).SequenceEqual(HashOf(now));

    /// <summary>What changed from one fingerprint to the other, as messages show it: the members' names in the order in which the code refers to them; empty where it is not known.</summary>
    public static string Changed(string then, string now)
    {
        var before = Parts(then);
        var after = Parts(now);
        if (before.Count == 0 || after.Count == 0)
            return "";
        var changed = new List<string>();
        foreach (var (name, hashes) in after)
        {
            if (!before.TryGetValue(name, out var old) || !old.SequenceEqual(hashes, StringComparer.Ordinal))
                changed.Add(name);
        }

        changed.AddRange(before.Keys.Where(name => !after.ContainsKey(name)));
        const int Shown = 3;
        return string.Join(", ", changed.Take(Shown)) + (changed.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {changed.Count - Shown} more") : "");
    }

    private static CodeFingerprints Read(Assembly assembly) =>
        new(assembly.GetCustomAttribute<CodeGraphAttribute>() is { Format: Format } published ? published.Graph : "");

    private static ReadOnlySpan<char> HashOf(string fingerprint)
    {
        var end = fingerprint.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? fingerprint : fingerprint.AsSpan(0, end);
    }

    /// <summary>The hashes by name, names in the order of the fingerprint; overloads share one.</summary>
    private static OrderedDictionary<string, List<string>> Parts(string fingerprint)
    {
        var parts = new OrderedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var line in fingerprint.Split('\n').Skip(1))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
                continue;
            if (!parts.TryGetValue(line[(space + 1)..], out var hashes))
                parts.Add(line[(space + 1)..], hashes = []);
            hashes.Add(line[..space]);
        }

        foreach (var (_, hashes) in parts)
            hashes.Sort(StringComparer.Ordinal);
        return parts;
    }
}
