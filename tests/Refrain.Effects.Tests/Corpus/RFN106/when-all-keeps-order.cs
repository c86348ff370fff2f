// WhenAll gives the results in the order of the tasks, whoever was done first.
public interface ITagger
{
    Task<string> TagAsync(string text, CancellationToken cancellationToken);
}

public sealed class LengthTagger : ITagger
{
    public async Task<string> TagAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return text.Length > 100 ? "long" : "short";
    }
}

[Task]
public sealed partial record TaggedTexts(string File)
{
    [Requires] public FileSource Texts => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> texts, [Service] ITagger tagger, CancellationToken cancellationToken)
    {
        var tags = await Task.WhenAll(texts.Select(text => tagger.TagAsync(text, cancellationToken)));
        return [.. texts.Zip(tags, (text, tag) => $"{tag}: {text}")];
    }
}
