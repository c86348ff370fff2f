using System.CommandLine;
using System.CommandLine.Parsing;

namespace Refrain.Hosting.Arguments;

/// <summary>What is wrong with arguments, in words, each with the nearest name that there is.</summary>
internal static class UsageErrors
{
    /// <summary>One message for each thing that is wrong; none if nothing is.</summary>
    public static IReadOnlyList<string> Describe(ParseResult parsed, CommandTree tree, TaskNames names, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var messages = new List<string>();
        if (ReferenceEquals(command, tree.Root) || tree.IsTaskVerb(command))
        {
            if (parsed.Errors.Count > 0)
                messages.Add(Unfinished(parsed, command, tree, names));
            return messages;
        }

        Swallowed(parsed, args, messages);
        foreach (var option in OptionsOf(parsed.CommandResult).Where(o => o.Arity.MaximumNumberOfValues == 0))
            messages.AddRange(args.Where(a => a.StartsWith(option.Name + "=", StringComparison.Ordinal)).Select(a => $"Option '{option.Name}' takes no value. Leave '{a[option.Name.Length..]}' out, or all of it where it is not meant."));
        if (messages.Count > 0)
            return messages;
        var afterUnknownOption = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
            {
                // What is there, and was not matched, is before the name of the task that has it.
                var nearest = EditDistance.Near(token.Split('=')[0], OptionsOf(parsed.CommandResult).Select(o => o.Name));
                messages.Add(
                    string.Equals(nearest, token.Split('=')[0], StringComparison.Ordinal)
                        ? $"'{token}' comes before the name of its task. Write: {HelpOf(parsed)[..^" --help".Length]} {token}"
                        : $"There is no option '{token}' here." + (nearest is null ? "" : $" Did you mean '{nearest}'?"));
            }
            else if (!afterUnknownOption)
            {
                messages.Add($"'{token}' is one argument too many.");
            }

            afterUnknownOption = token.StartsWith('-');
        }

        // What was not matched has been told, in better words.
        messages.AddRange(parsed.Errors
            .Select(e => e.Message)
            .Where(m => !parsed.UnmatchedTokens.Any(t => m.Contains($"'{t}'", StringComparison.Ordinal))));
        return messages;
    }

    /// <summary>The command whose help tells more, as it is typed.</summary>
    public static string HelpOf(ParseResult parsed)
    {
        var words = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
                words.Insert(0, command.Command.Name);
        }

        return string.Join(' ', words) + " --help";
    }

    /// <summary>What is said when a task is to be named and is not.</summary>
    public static string NoTask(TaskNames names) =>
        $"The name of a task is missing: {(names.All.Count == 0 ? "the program has none" : string.Join(", ", names.Tasks.Select(t => t.Names[0])))}.";

    /// <summary>Which name may be meant; where none is near, all that there are.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="names">The names, of which there are few.</param>
    public static string Meant(string word, IEnumerable<string> names) =>
        EditDistance.Near(word, names) is { } near ? $"Did you mean '{near}'?" : $"There is: {string.Join(", ", names)}.";

    /// <summary>An option without its value takes the option behind it for one.</summary>
    private static void Swallowed(ParseResult parsed, string[] args, List<string> messages)
    {
        var options = OptionsOf(parsed.CommandResult).ToList();
        foreach (var option in options)
        {
            foreach (var token in parsed.GetResult(option)?.Tokens ?? [])
            {
                if (args.Contains(token.Value, StringComparer.Ordinal) && options.Exists(o => string.Equals(o.Name, token.Value.Split('=')[0], StringComparison.Ordinal)))
                    messages.Add($"Option '{option.Name}' has no value: '{token.Value}' follows it. If that is the value, write {option.Name}={token.Value}");
            }
        }
    }

    private static string Unfinished(ParseResult parsed, Command command, CommandTree tree, TaskNames names)
    {
        var isRoot = ReferenceEquals(command, tree.Root);
        if (parsed.UnmatchedTokens is not [var word, ..])
            return isRoot ? $"A verb is missing: {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}." : NoTask(names);

        if (word.StartsWith('-'))
        {
            return isRoot
                ? $"'{word}' is no option of the program. {Meant(word.Split('=')[0], OptionsOf(parsed.CommandResult).Select(o => o.Name))}"
                : $"'{word}' comes before the name of a task, and is no option of '{command.Name}'. Write: {command.Name} TASK {word}";
        }

        if (!isRoot && names.Find(word) is not null)
            return "'--' comes before the name of a task. Leave it out.";
        return isRoot
            ? $"There is no verb '{word}'. {Meant(word, command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}"
            : names.WhyNot(word);
    }

    private static IEnumerable<Option> OptionsOf(CommandResult command)
    {
        IEnumerable<Option> options = command.Command.Options.Where(o => !o.Hidden);
        for (var parent = command.Parent as CommandResult; parent is not null; parent = parent.Parent as CommandResult)
            options = options.Concat(parent.Command.Options.Where(o => o.Recursive && !o.Hidden));
        return options;
    }
}
