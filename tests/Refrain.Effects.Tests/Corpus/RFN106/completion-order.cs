// The answers are yielded as they come: which is first is a race.
using System.Runtime.CompilerServices;

public interface ITranslator
{
    Task<string> TranslateAsync(string text, CancellationToken cancellationToken);
}

public sealed class Dictionary20(IReadOnlyDictionary<string, string> words) : ITranslator
{
    public async Task<string> TranslateAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return string.Join(' ', text.Split(' ').Select(word => words.GetValueOrDefault(word, word)));
    }
}

[Task]
public sealed partial record Translated(string File)
{
    [Requires] public FileSource Sentences => new(File);

    public async IAsyncEnumerable<string> Run(
        IReadOnlyList<string> sentences, [Service] ITranslator translator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tasks = sentences.Select(sentence => translator.TranslateAsync(sentence, cancellationToken)).ToList();
        await foreach (var done in Task.WhenEach(tasks).WithCancellation(cancellationToken)) // RFN106
            yield return await done;
    }
}
