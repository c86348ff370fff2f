using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

/// <summary>Tests of one rule: <c>[|…|]</c> marks where it is reported; whatever else the compiler or an analyzer says fails the test.</summary>
/// <param name="id">The rule.</param>
/// <param name="fix">Its fixes, if it has any.</param>
public abstract class RuleTests(string id, CodeFixProvider? fix = null)
{
    private readonly CodeFixCheck? _fix = fix is null ? null : new CodeFixCheck { Check = RefrainChecks.Declarations, Fix = fix };

    /// <summary>The marks, and all messages in the order of the marks.</summary>
    protected Task Reports(string source, params string[] messages) => Reports([source], messages);

    /// <summary>As <see cref="Reports(string, string[])"/>, for several files.</summary>
    protected Task Reports(string[] sources, params string[] messages) =>
        RefrainChecks.Declarations.Run(MarkedSource.ParseAll(sources, id), [.. messages]);

    /// <summary>Not a word about these sources.</summary>
    protected static Task IsLegal(params string[] sources) => RefrainChecks.Declarations.Run(MarkedSource.ParseAll(sources));

    /// <summary>One fix, by its title where there are several.</summary>
    protected Task Fixes(string before, string after, string? title = null) => Fixes([before], [after], title);

    /// <summary>One fix over several files.</summary>
    protected Task Fixes(string[] before, string[] after, string? title = null) => _fix!.Verify(before, after, title, id);

    /// <summary>The same fix for all diagnostics of the project.</summary>
    protected Task FixesAll(string[] before, string[] after, string? title = null) => _fix!.VerifyAll(before, after, title, id);

    /// <summary>The titles that are offered for the first diagnostic.</summary>
    protected async Task<string[]> Titles(string source) => [.. (await _fix!.Titles(MarkedSource.Parse(source, defaultId: id).Text))[0]];
}
