using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refrain.Knowledge;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>A user's file of effects, as the compiler hands it over.</summary>
internal sealed class Told(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path { get; } = path;

    /// <summary>The file of these lines at its usual place.</summary>
    public static Told File(params string[] lines) => new("/project/" + UserEffects.FileName, string.Join('\n', lines));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
