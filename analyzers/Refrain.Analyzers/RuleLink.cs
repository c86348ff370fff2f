namespace Refrain.Analyzers;

/// <summary>Where the page of a rule is.</summary>
internal static class RuleLink
{
    /// <summary>The folder of the pages, relative to the root of the project's repository.</summary>
    public const string Folder = "docs/rules/";

    /// <summary>The page of a rule.</summary>
    public static string To(string id) => Folder + id + ".md";
}
