using Microsoft.CodeAnalysis.Text;

namespace Refrain.Knowledge;

/// <summary>The tables that come with the analyzers: embedded files, one an effect, read once a process.</summary>
internal static class BuiltInTables
{
    private static readonly Lazy<ApiIndex> AllTables = new(static () =>
        new ApiIndex(ApiEffectNames.Tables.SelectMany(static effect => Sound(effect).Lines).Select(static line => line.Line)));

    /// <summary>The lines of all tables.</summary>
    public static ApiIndex Index => AllTables.Value;

    /// <summary>A table as it lies in the assembly.</summary>
    public static ApiLines Read(ApiEffect effect)
    {
        var name = $"Refrain.Knowledge.Tables.{ApiEffectNames.Of(effect)}.txt";
        using var stream = typeof(BuiltInTables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing: is the table in Knowledge/Tables of Refrain.Analyzers?");
        return ApiLineReader.Table(SourceText.From(stream), effect);
    }

    // A test reads every table, so what ships has no problem in it.
    private static ApiLines Sound(ApiEffect effect)
    {
        var lines = Read(effect);
        return lines.Problems.IsEmpty ? lines : throw new InvalidOperationException($"The table '{ApiEffectNames.Of(effect)}' is broken: {lines.Problems[0].Text}.");
    }
}
