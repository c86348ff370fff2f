extern alias generator;

using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Analyzers;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>
/// Tests of the fixes of one rule. The marks <c>[|…|]</c> and <c>{|ID:…|}</c> are all that the compiler and the analyzers say, before the fix
/// and after it, with what the generator adds: so what was fixed compiles, is clean of the rule and is a sound declaration.
/// </summary>
/// <param name="id">The rule.</param>
/// <param name="fix">Its fixes.</param>
public abstract class EffectFixTests(string id, CodeFixProvider fix)
{
    private readonly CodeFixCheck _fix = Create(fix, []);

    private readonly Lazy<CodeFixCheck> _withPackages = new(() => Create(fix, [.. CorpusReferences.All.Except(References.All)]));

    /// <summary>One fix, by its title where there are several.</summary>
    protected Task Fixes(string before, string after, string? title = null) => _fix.Verify([before], [after], title, id);

    /// <summary>One fix over several files.</summary>
    protected Task Fixes(string[] before, string[] after, string? title = null) => _fix.Verify(before, after, title, id);

    /// <summary>The same fix for all diagnostics of the project.</summary>
    protected Task FixesAll(string before, string after, string? title = null) => _fix.VerifyAll([before], [after], title, id);

    /// <summary>The same fix for all diagnostics of the project, over several files.</summary>
    protected Task FixesAll(string[] before, string[] after, string? title = null) => _fix.VerifyAll(before, after, title, id);

    /// <summary>One fix of code that uses the packages of the corpus.</summary>
    protected Task FixesWithPackages(string before, string after, string? title = null) => _withPackages.Value.Verify([before], [after], title, id);

    /// <summary>One fix over several files that use the packages of the corpus.</summary>
    protected Task FixesWithPackages(string[] before, string[] after, string? title = null) => _withPackages.Value.Verify(before, after, title, id);

    /// <summary>The same fix for all diagnostics of the project, in code that uses the packages of the corpus.</summary>
    protected Task FixesAllWithPackages(string[] before, string[] after, string? title = null) => _withPackages.Value.VerifyAll(before, after, title, id);

    /// <summary>It is reported as marked, and no fix is offered.</summary>
    protected Task HasNoFix(params string[] sources) => HasNoFix(_fix, sources);

    /// <summary>The same of code that uses the packages of the corpus.</summary>
    protected Task HasNoFixWithPackages(params string[] sources) => HasNoFix(_withPackages.Value, sources);

    private async Task HasNoFix(CodeFixCheck fix, string[] sources)
    {
        var marked = MarkedSource.ParseAll(sources, id);
        await fix.Check.Run(marked);
        var titles = await fix.Titles([.. marked.Select(source => source.Text)]);
        Assert.NotEmpty(titles);
        Assert.All(titles, offered => Assert.Empty(offered));
    }

    /// <summary>The titles that are offered for the first diagnostic.</summary>
    protected async Task<string[]> Titles(params string[] sources) => [.. (await _fix.Titles([.. MarkedSource.ParseAll(sources, id).Select(source => source.Text)]))[0]];

    private static CodeFixCheck Create(CodeFixProvider fix, MetadataReference[] references) => new()
    {
        Check = new()
        {
            Analyzers = [new DeclarationAnalyzer(), new EffectAnalyzer()],
            Generators = [new RefrainGenerator()],
            AdditionalReferences = [.. references],
        },
        Fix = fix,
    };
}
