using Refrain.Elasticsearch;

namespace Refrain.KillElasticsearch;

/// <summary>What documents hold.</summary>
public sealed record Word(int Id, string Text);

/// <summary>The words of a file, a line each, as a part of an index.</summary>
[Task]
public sealed partial record PartOfWords(string Path)
{
    [Requires] public FileSource File => new(Path);

    public void Run(IEnumerable<string> file, [Index("words", Key = [nameof(Word.Id)])] IndexPartition<Word> words) => words.Replace(file.Select((text, i) => new Word(i, text)));
}

/// <summary>The words of a file, a line each, as a whole index.</summary>
[Task]
public sealed partial record AllWords(string Path)
{
    [Requires] public FileSource File => new(Path);

    public void Run(IEnumerable<string> file, [Index("all", IsWhole = true)] IndexPartition<Word> words) => words.Replace(file.Select((text, i) => new Word(i, text)));
}
