using System.Text;

namespace Refrain.Hosting.Arguments;

/// <summary>
/// Names the options of a task's parameters: <c>BestPosts</c> is <c>--best-posts</c>, the member <c>Posts</c> of the record <c>Data</c> is
/// <c>--posts</c>. Where a member's name is taken it is prefixed, <c>--data-posts</c>; a name that the program itself uses is prefixed
/// <c>--task-</c>; what is then still not distinct is named as it is declared, <c>--Data.Posts</c>.
/// </summary>
internal static class OptionNames
{
    private const string OwnPrefix = "task-";

    /// <summary>The names of parameters, by their paths (<c>Count</c>, <c>Data.Posts</c>), without the dashes in front.</summary>
    public static string[] Of(IReadOnlyList<string> paths)
    {
        var names = paths.Select(p => Kebab(p[(p.LastIndexOf('.') + 1)..])).ToArray();
        var shared = Shared(names);
        for (var i = 0; i < names.Length; i++)
        {
            if (paths[i].Contains('.', StringComparison.Ordinal) && (shared.Contains(names[i]) || CommonOptions.Reserved.Contains(names[i])))
                names[i] = string.Join('-', paths[i].Split('.').Select(Kebab));
            if (CommonOptions.Reserved.Contains(names[i]))
                names[i] = OwnPrefix + names[i];
        }

        shared = Shared(names);
        for (var i = 0; i < names.Length; i++)
        {
            if (shared.Contains(names[i]))
                names[i] = CommonOptions.Reserved.Contains(paths[i]) ? OwnPrefix + paths[i] : paths[i];
        }

        return names;
    }

    /// <summary><c>HTTPPort2</c> as <c>http-port2</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (name[i] == '_' || startsWord)
            {
                if (text.Length > 0 && text[^1] != '-')
                    text.Append('-');
            }

            if (name[i] != '_')
                text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.Length == 0 ? name : text.ToString();
    }

    private static HashSet<string> Shared(string[] names) =>
        [.. names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key)];
}
