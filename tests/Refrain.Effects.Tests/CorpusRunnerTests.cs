using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Effects.Tests.Labels;

namespace Refrain.Effects.Tests;

/// <summary>The corpus' runner itself: what it reads, and that it sees what is wrong.</summary>
public sealed class CorpusRunnerTests
{
    private const string Task = """
        // Why.
        [Task] public sealed partial record Lines(string Name)
        {
            public int Run() => Other.Length(Name); // RFN101
        }
        //// File: Other.cs
        public static class Other
        {
            public static int Length(string text) => text.Length; // RFN102 RFN301
        }
        """;

    [Fact]
    public void A_file_is_split_into_parts_and_marks()
    {
        var file = CorpusFile.Parse("RFN101/lines.cs", Task);
        Assert.Equal([("lines.cs", 1), ("Other.cs", 7)], file.Parts.Select(part => (part.Name, part.FirstLine)));
        Assert.Equal(["4 RFN101", "9 RFN102", "9 RFN301"], file.Marks.Select(mark => $"{mark.Line} {mark.Rule}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RFN001")]
    [InlineData("RFN101 RFN101")]
    public void A_mark_that_is_none_is_refused(string mark) =>
        Assert.Throws<FormatException>(() => CorpusFile.Parse("a.cs", $"var x = 1; // {mark}"));

    [Fact]
    public async Task What_does_not_compile_is_an_error_at_its_place()
    {
        var result = await CorpusCheck.Run(CorpusFile.Parse("a.cs", Task.Replace("text.Length;", "text.Size;", StringComparison.Ordinal)));
        Assert.StartsWith("a.cs:9 CS1061", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_declaration_rules_say_is_an_error()
    {
        var result = await CorpusCheck.Run(CorpusFile.Parse("a.cs", Task.Replace("Run()", "Run(int lines)", StringComparison.Ordinal)));
        Assert.Contains(result.Errors, error => error.StartsWith("a.cs:4 RFN006", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_analyzer_that_throws_is_an_error()
    {
        var result = await CorpusCheck.Run(CorpusFile.Parse("a.cs", Task), new ThrowingAnalyzer());
        Assert.StartsWith("a.cs: ThrowingAnalyzer threw: System.InvalidOperationException: no", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_packages_of_the_corpus_are_there()
    {
        var result = await CorpusCheck.Run(CorpusFile.Parse("a.cs", """
            // Why.
            using Dapper;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Logging;
            public sealed class Store(DbContextOptions options, ILogger logger, Npgsql.NpgsqlConnection postgres, Microsoft.Data.Sqlite.SqliteConnection sqlite,
                RabbitMQ.Client.IChannel channel, StackExchange.Redis.IDatabase redis, Amazon.S3.IAmazonS3 s3) : DbContext(options)
            {
                public int All => sqlite.Execute("") + (channel, redis, s3, logger).GetHashCode() + postgres.ProcessID;
            }
            """));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Scores_count_what_differs()
    {
        var file = CorpusFile.Parse("a.cs", "a // RFN101\nb // RFN101\nc // RFN102\nd");
        var results = ImmutableArray.Create(new CorpusResult(file, [], new[] { 1, 4 }
            .ToImmutableSortedDictionary(line => new CorpusMark("a.cs", line, "RFN101"), _ => "reads the clock", Comparer<CorpusMark>.Create((x, y) => x.Line - y.Line))));

        CorpusScore[] expected = [new("RFN101", 2, 1, 1), new("RFN102", 1, 0, 0), new("total", 3, 1, 1)];
        Assert.Equal(expected, CorpusScore.Of(results).AsEnumerable());
        var report = CorpusScore.Report(results);
        Assert.Contains("false+ a.cs:4 RFN101: reads the clock", report, StringComparison.Ordinal);
        Assert.Contains("false- a.cs:2 RFN101", report, StringComparison.Ordinal);
        Assert.Contains("false- a.cs:3 RFN102", report, StringComparison.Ordinal);
    }

#pragma warning disable RS1001 // No compiler loads it: the test makes it.
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("RFN101", "Title", "Message", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(_ => throw new InvalidOperationException("no"));
        }
    }
}
