using System.CommandLine;
using System.CommandLine.Parsing;
using Refrain.Keys;

namespace Refrain.Hosting.Arguments;

/// <summary>A task as a command: its parameters are the options, and what these are given makes its instances.</summary>
internal sealed class TaskCommand
{
    /// <summary>The most tasks that ranges may stand for.</summary>
    public const int MostTasks = 1_000_000;

    private readonly TaskDescriptor _task;
    private readonly IReadOnlyList<(TaskOption Task, Option Option)> _options;

    /// <summary>Makes the command of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="name">What it is called here.</param>
    public TaskCommand(TaskDescriptor task, string name)
    {
        _task = task;
        _options = [.. TaskOption.Of(task).Select(o => (o, Make(task, o)))];
        Command = new Command(name, Summary(task.Summary, $"The task {task.Name}."));
        foreach (var (_, option) in _options)
            Command.Options.Add(option);
    }

    /// <summary>The command, whose action is yet to be set.</summary>
    public Command Command { get; }

    /// <summary>The tasks that the arguments stand for: one, or with ranges one for each combination of values, the last option's changing fastest.</summary>
    /// <exception cref="UsageException">A text is not a value of its parameter, or there are too many.</exception>
    public IReadOnlyList<ITask> Bind(ParseResult parsed)
    {
        var given = new List<(string Path, IReadOnlyList<string> Texts)>();
        long count = 1;
        foreach (var (option, symbol) in _options)
        {
            if (parsed.GetResult(symbol) is not { Implicit: false } result)
                continue;
            var texts = TextsOf(_task, option, result);
            given.Add((option.Path, texts));
            if ((count *= texts.Count) > MostTasks)
                throw TooMany(option);
        }

        var tasks = new ITask[count];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0L; i < count; i++)
        {
            var rest = i;
            for (var g = given.Count - 1; g >= 0; g--)
            {
                values[given[g].Path] = given[g].Texts[(int)(rest % given[g].Texts.Count)];
                rest /= given[g].Texts.Count;
            }

            tasks[i] = Create(values, isFirst: i == 0);
        }

        return tasks;
    }

    private ITask Create(Dictionary<string, string> values, bool isFirst)
    {
        try
        {
            var task = _task.Create(new TaskArguments(_task.Parameters, values));

            // What codecs of the program's own throw, of values too that were not given, is told here rather than wherever a key or text is first asked for.
            _ = task.Key;
            if (isFirst)
                _ = _task.Format(task);
            return task;
        }
        catch (TaskArgumentException e)
        {
            var option = _options.FirstOrDefault(o => string.Equals(o.Task.Path, e.Parameter, StringComparison.Ordinal)).Task;
            throw new UsageException(option is null ? e.Message : $"{option.Name}: {e.Message}", e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or KeyCodecException)
        {
            // A constructor or codec of the pipeline's own did not like its arguments.
            throw new UsageException($"{_task.ShortName} cannot be made of these arguments: {e.Message}", e);
        }
    }

    private static IReadOnlyList<string> TextsOf(TaskDescriptor task, TaskOption option, OptionResult result)
    {
        var text = option.IsFlag && result.Tokens.Count == 0 ? bool.TrueString : string.Join(',', result.Tokens.Select(t => t.Value));
        try
        {
            if (option.Parameter.Expand(text) is { } range)
            {
                var values = range.Take(MostTasks + 1).ToList();
                return values.Count <= MostTasks ? values : throw TooMany(option);
            }

            option.Parameter.Check(text);
            return [text];
        }
        catch (KeyCodecException e)
        {
            throw new UsageException($"{option.Name}: '{text}' cannot be the parameter '{option.Path}' of {task.ShortName}. {e.Message}", e);
        }
        catch (Exception e) when (e is not UsageException)
        {
            // What parses may be the user's and throw anything.
            throw new UsageException($"{option.Name}: '{text}' is not a value of parameter '{option.Path}'. {e.Message}", e);
        }
    }

    private static UsageException TooMany(TaskOption option) =>
        new(FormattableString.Invariant($"{option.Name}: the ranges stand for more than {MostTasks} tasks. Run them in parts."));

    private static Option Make(TaskDescriptor task, TaskOption option)
    {
        Option symbol = option.IsRepeatable ? new Option<string[]>(option.Name) : new Option<string>(option.Name);
        symbol.Description = Describe(task, option);
        symbol.HelpName = option.TypeText;
        symbol.Required = option.IsRequired;
        symbol.Arity = option.IsFlag ? ArgumentArity.ZeroOrOne : option.IsRepeatable ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne;
        return symbol;
    }

    private static string Describe(TaskDescriptor task, TaskOption option)
    {
        var text = Summary(option.Parameter.Summary, $"The parameter {option.Path}.");
        if (option.IsRepeatable)
            text += " Several with commas between, or the option several times.";
        return option.DefaultTextOf(task) is { } value ? $"{text} [default: {(value.Length == 0 ? "\"\"" : value)}]" : text;
    }

    private static string Summary(string summary, string otherwise) => summary.Length == 0 ? otherwise : summary;
}
