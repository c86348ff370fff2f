using Refrain;
using Refrain.Elasticsearch;
using Refrain.KillElasticsearch;
using Refrain.Stores;

// Arguments: folder of the store, address of the server, path of the file of words.
using var http = new HttpClient { BaseAddress = new Uri(args[1]) };
await using var pipeline = Pipeline.Open(args[0], new() { Lease = TimeSpan.FromMilliseconds(500), Targets = [new ElasticsearchTarget(http)] });
var report = await pipeline.RunAsync([new PartOfWords(args[2]), new AllWords(args[2])], new RunOptions { Workers = 1 });
Console.WriteLine(report.State);
return report.State == RunState.Succeeded ? 0 : 1;
