using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;

namespace Refrain.Knowledge;

/// <summary>
/// Reports lines of <c>RefrainEffects.txt</c> that say nothing: silence would let the author believe that they count. Lines about libraries that the
/// project does not refer to are left alone, so that one file may serve several projects.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EffectsFileAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rule.</summary>
    public const string Id = "RFN018";

    private static readonly DiagnosticDescriptor WrongLine = new(
        Id, "A line of RefrainEffects.txt is wrong", "This line tells the effect rules nothing: {0}",
        "Refrain.Declaration", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: RuleLink.To(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [WrongLine];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(static file =>
        {
            if (!UserEffects.Is(file.AdditionalFile) || file.AdditionalFile.GetText(file.CancellationToken) is not { } text) return;
            foreach (var problem in Problems(file.Compilation, UserEffects.Read(file.AdditionalFile, file.CancellationToken), file.CancellationToken))
            {
                var place = Location.Create(file.AdditionalFile.Path, problem.Span, text.Lines.GetLinePositionSpan(problem.Span));
                file.ReportDiagnostic(Diagnostic.Create(WrongLine, place, problem.Text.TrimEnd('.')));
            }
        });
    }

    /// <summary>What is wrong with a file's lines, in their order: how they are written, what they name, and what was said before.</summary>
    internal static IEnumerable<ApiLineProblem> Problems(Compilation compilation, ApiLines lines, CancellationToken cancellation)
    {
        var problems = new List<ApiLineProblem>(lines.Problems);
        var said = new HashSet<(string, ApiEffect, bool)>();
        foreach (var (line, place) in lines.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!said.Add((line.Pattern.Id, line.Entry.Effect, line.OfAllTables))) problems.Add(new(place, $"'{line.Pattern.Id}' stands above with the same effect"));
            else if (ApiTargets.Problem(compilation, line) is { } problem) problems.Add(new(place, problem));
        }
        return problems.OrderBy(static problem => problem.Span.Start);
    }
}
