namespace Refrain;

/// <summary>
/// The texts that a task is made from, by parameter; the members of a record that is a parameter are named <c>Dataset.Posts</c>.
/// Immutable.
/// </summary>
public sealed class TaskArguments
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly string _prefix;

    /// <summary>Takes the texts for <paramref name="parameters"/>.</summary>
    /// <param name="parameters">The parameters in the order of declaration.</param>
    /// <param name="texts">The texts by name, compared ordinally.</param>
    public TaskArguments(IReadOnlyList<Parameter> parameters, IReadOnlyDictionary<string, string> texts)
        : this(parameters, texts, "")
    {
    }

    private TaskArguments(IReadOnlyList<Parameter> parameters, IReadOnlyDictionary<string, string> texts, string prefix)
    {
        _parameters = parameters;
        _texts = texts;
        _prefix = prefix;
    }

    /// <summary>The value of a parameter.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="index">The parameter's position in the order of declaration.</param>
    /// <exception cref="TaskArgumentException">The text is not a value of the type, or there is neither a text nor a default.</exception>
    public T Get<T>(int index) => Get((Parameter<T>)_parameters[index]);

    /// <summary>Whether there is a text for a parameter, or for a member of it.</summary>
    /// <param name="index">The parameter's position in the order of declaration.</param>
    public bool Has(int index)
    {
        var path = _prefix + _parameters[index].Name;
        return Find(path) is not null || HasAnyBelow(path);
    }

    internal T Get<T>(Parameter<T> parameter) => parameter.Resolve(this, _prefix + parameter.Name);

    internal string? Find(string path) => _texts.GetValueOrDefault(path);

    internal bool HasAnyBelow(string path) => _texts.Keys.Any(k => k.StartsWith(path + ".", StringComparison.Ordinal));

    internal TaskArguments Below(string path, IReadOnlyList<Parameter> parameters) => new(parameters, _texts, path + ".");
}
