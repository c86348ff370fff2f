using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Published;

/// <summary>Writes summaries down. What occurs twice is written once.</summary>
/// <param name="assembly">The assembly's name, which its places begin with.</param>
/// <param name="folder">The project's folder: places are told from there, so that they are the same on every machine.</param>
internal sealed class SummaryWriter(string assembly, string folder)
{
    private readonly SummaryTable _strings = new();
    private readonly SummaryTable _places = new();
    private readonly SummaryTable _sites = new();
    private readonly SummaryTable _marks = new();
    private readonly SummaryTable _values = new();
    private readonly SummaryTable _effects = new();
    private readonly SummaryTable _summaries = new();
    private readonly Dictionary<ISymbol, int> _locals = new(SymbolEqualityComparer.Default);
    private readonly StringBuilder _types = new();

    /// <summary>Begins a type.</summary>
    public void Type(string name, bool whole) => _types.Append('\n').Append(whole ? SummaryFormat.Whole : SummaryFormat.Partly).Append(name);

    /// <summary>Adds a member to the type that was begun last.</summary>
    public void Member(string key, MemberSummary summary) => _types.Append('\n').Append(key).Append(SummaryFormat.Separator).Number(Summary(summary));

    /// <summary>All of it.</summary>
    public override string ToString()
    {
        SummaryTable[] tables = [_strings, _places, _sites, _marks, _values, _effects, _summaries];
        var text = new StringBuilder();
        foreach (var table in tables) text.Number(table.Count);
        foreach (var table in tables) table.AppendTo(text);
        return text.Append(_types).ToString();
    }

    private int Summary(MemberSummary summary)
    {
        var row = new StringBuilder();
        row.Number((summary.EndsTransaction ? 1 : 0) | (summary.HasStaticConstructor ? 2 : 0) | ((int)summary.Use << 2));
        row.Number(Value(summary.Result)).Number(Place(summary.Transaction?.Place)).Number(Value(summary.Transaction?.Connection ?? Effects.Value.None)).Number(summary.Effects.Length);
        foreach (var effect in summary.Effects) row.Number(Effect(effect));
        row.Number(summary.Changes.Length);
        foreach (var change in summary.Changes) row.Number(Ordinal(change.Parameter)).Number(String(change.Path)).Number(Value(change.Added)).Number(change.Assigned ? 1 : 0);
        row.Number(summary.Open.Length);
        foreach (var call in summary.Open)
        {
            row.Number(String(call.Method?.GetDocumentationCommentId() ?? "")).Number(Site(call.Site)).Number(Value(call.Receiver)).Number(Place(call.Transaction));
            row.Number((call.InLoop ? 1 : 0) | (call.Guarded ? 2 : 0)).Number(call.Arguments.Length);
            foreach (var argument in call.Arguments) row.Number(Value(argument));
            Branches(row, call.Branches);
        }
        row.Number(summary.Within.Length);
        foreach (var ordinal in summary.Within) row.Number(ordinal);
        return _summaries.Add(row.ToString());
    }

    private int Effect(Effect effect)
    {
        var row = new StringBuilder();
        row.Number((int)effect.Kind).Number(String(effect.Rule)).Number(Site(effect.Site)).Number(Value(effect.Target)).Number(Value(effect.Content)).Number(Value(effect.Mode));
        row.Number(Place(effect.Transaction)).Number((int)effect.Dialect);
        row.Number((effect.InLoop ? 1 : 0) | (effect.Guarded ? 2 : 0) | (effect.Asks ? 4 : 0) | (effect.Returns ? 8 : 0) | (effect.Once ? 16 : 0) | (effect.IsKept ? 32 : 0));
        Branches(row, effect.Branches);
        return _effects.Add(row.ToString());
    }

    private void Branches(StringBuilder row, ImmutableArray<(Location Choice, int Way)> branches)
    {
        row.Number(branches.Length);
        foreach (var (choice, way) in branches) row.Number(Place(choice)).Number(way);
    }

    private int Value(Value value)
    {
        var row = new StringBuilder();
        row.Number(value.Marks.Length);
        foreach (var mark in value.Marks) row.Number(Mark(mark));
        var members = value.Members.OrderBy(static member => member.Key, StringComparer.Ordinal).ToList();
        row.Number(members.Count);
        foreach (var member in members) row.Number(String(member.Key)).Number(Value(member.Value));
        row.Number(value.Texts.Length);
        foreach (var text in value.Texts) row.Number(String(text));
        row.Number(value.Exact is INamedTypeSymbol type && PublishedNames.Of(type) is { } name ? String(name) + 1 : 0);
        return _values.Add(row.ToString());
    }

    private int Mark(Mark mark)
    {
        var (rule, path, symbol) = (mark.Rule, mark.Path, "");
        switch (mark.Symbol)
        {
            // Of a local only that it is this one and no other matters.
            case ILocalSymbol local:
                if (!_locals.TryGetValue(local, out var number)) _locals[local] = number = _locals.Count;
                rule = $"{rule} {assembly}#{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
                break;
            // Of a static, too: whoever reads this may not see it.
            case { } member when mark.Kind == MarkKind.Static:
                path = member.OriginalDefinition.GetDocumentationCommentId() ?? "";
                break;
            case { } other:
                symbol = other.OriginalDefinition.GetDocumentationCommentId() ?? "";
                break;
        }
        var row = new StringBuilder();
        row.Number((int)mark.Kind).Number((int)mark.Hold).Number(String(rule)).Number(mark.Site is null ? 0 : Site(mark.Site) + 1);
        row.Number(Ordinal(mark.Argument)).Number(String(path)).Number(String(symbol));
        return _marks.Add(row.ToString());
    }

    /// <summary>The ordinals of what is no parameter are negative.</summary>
    private static int Ordinal(int argument) => argument >= 0 ? argument * 2 : (-argument * 2) - 1;

    private int Site(Site site)
    {
        var row = new StringBuilder();
        row.Number(String(site.Api)).Number(Place(site.Place)).Number(site.Steps.Length);
        foreach (var step in site.Steps) row.Number(String(step.Member)).Number(Place(step.Place));
        return _sites.Add(row.ToString());
    }

    private int Place(Location? place)
    {
        if (place is null) return 0;
        if (place.Kind == LocationKind.None) return 1;
        var lines = place.GetLineSpan();
        var row = new StringBuilder();
        row.Number(String(place.IsInSource ? File(lines.Path) : lines.Path));
        row.Number(lines.StartLinePosition.Line).Number(lines.StartLinePosition.Character).Number(lines.EndLinePosition.Line).Number(lines.EndLinePosition.Character);
        return _places.Add(row.ToString()) + 2;
    }

    /// <summary>A file by assembly and place in the project: what is beside the project is told by its name alone.</summary>
    private string File(string path)
    {
        path = path.Replace('\\', '/');
        var root = folder.Replace('\\', '/');
        var inside = root.Length > 0 && path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length).TrimStart('/') : path.Substring(path.LastIndexOf('/') + 1);
        return assembly + "/" + inside;
    }

    private int String(string text) => _strings.Add(SummaryFormat.Line(text));
}
