using System.CommandLine;

namespace Refrain.Hosting.Arguments;

/// <summary>
/// Empty values that are given with an equals sign: <c>--text=</c>. The parser takes that for an option whose value is still to come, and so for none or for what follows.
/// </summary>
internal static class EmptyValues
{
    /// <summary>The arguments, each empty value as an argument of its own.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="root">The command whose options, and those of the commands below it, can have values.</param>
    public static string[] Split(string[] args, Command root)
    {
        if (!args.Any(IsOne))
            return args;
        var valued = OptionsOf(root).Where(o => o.Arity.MaximumNumberOfValues > 0).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        return [.. args.SelectMany(a => IsOne(a) && valued.Contains(a[..^1]) ? [a[..^1], ""] : new[] { a })];
    }

    private static bool IsOne(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=', StringComparison.Ordinal) == arg.Length - 1;

    private static IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(command.Subcommands.SelectMany(OptionsOf));
}
