using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>
/// Finds the code that a text is written in: through constants, concatenation, interpolation, locals, parameters and the methods that return it.
/// What it finds is only believed where it is, character for character, the text that was reported.
/// </summary>
internal sealed class TextSearch(CancellationToken cancellation)
{
    /// <summary>More names than this are not followed.</summary>
    private const int MaxDepth = 8;

    /// <summary>Of more alternatives than this the rest is let go.</summary>
    private const int Max = 16;

    private readonly TextCalls _calls = new(cancellation);

    /// <summary>The calls whose parameters are known.</summary>
    public TextCalls Calls => _calls;

    /// <summary>The texts that an expression may be, in pieces.</summary>
    public async Task<List<ImmutableArray<TextPiece>>> Of(TextCode code)
    {
        if (code.Depth > MaxDepth) return Unknown(code);
        switch (code.Expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return await Of(code.With(inner.Expression)).ConfigureAwait(false);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return await Of(code.With(sure.Operand)).ConfigureAwait(false);
            case CastExpressionSyntax cast:
                return await Of(code.With(cast.Expression)).ConfigureAwait(false);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                return await Of(code.With(assignment.Right)).ConfigureAwait(false);
            case LiteralExpressionSyntax literal:
                return Literal(code, literal);
            case InterpolatedStringExpressionSyntax text:
                return await Interpolated(code, text).ConfigureAwait(false);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsString(code, sum):
                return await Sum(code, sum).ConfigureAwait(false);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either:
                return await Any(code, [either.Left, either.Right]).ConfigureAwait(false);
            case ConditionalExpressionSyntax choice:
                return await Any(code, [choice.WhenTrue, choice.WhenFalse]).ConfigureAwait(false);
            case SwitchExpressionSyntax choice:
                return await Any(code, choice.Arms.Select(static arm => arm.Expression)).ConfigureAwait(false);
            case InvocationExpressionSyntax call:
                return await Called(code, call).ConfigureAwait(false);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return await Named(code).ConfigureAwait(false);
            default:
                return Unknown(code);
        }
    }

    private static List<ImmutableArray<TextPiece>> Unknown(TextCode code) => [[TextPiece.Hole(code.Frame, code.Depth)]];

    private bool IsString(TextCode code, ExpressionSyntax expression) => code.Model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;

    private static List<ImmutableArray<TextPiece>> Literal(TextCode code, LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        string text => [[new TextPiece(text, code.Frame, code.Depth) { Document = code.Document, Owner = literal, Places = LiteralReader.Places(literal), Style = LiteralReader.StyleOf(literal) }]],
        char character => [[new TextPiece(character.ToString(), code.Frame, code.Depth)]],
        _ => Unknown(code),
    };

    private async Task<List<ImmutableArray<TextPiece>>> Interpolated(TextCode code, InterpolatedStringExpressionSyntax text)
    {
        var style = LiteralReader.StyleOf(text);
        TextPiece Piece(string value, int start, ImmutableArray<int> places) => new(value, code.Frame, code.Depth) { Document = code.Document, Owner = text, Start = start, Places = places, Style = style };
        List<ImmutableArray<TextPiece>> sum = [[Piece("", 0, [text.StringStartToken.Span.End])]];
        var at = 0;
        foreach (var content in text.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax part:
                    var value = LiteralReader.ValueOf(text, part);
                    sum = Product(sum, [[Piece(value, at, LiteralReader.Places(text, part))]]);
                    at += value.Length;
                    break;
                case InterpolationSyntax hole:
                    var before = Piece("", at++, [hole.SpanStart]);
                    var after = Piece("", at, [hole.Span.End]);
                    sum = Product(sum, [.. (await Of(code.With(hole.Expression)).ConfigureAwait(false)).Select(pieces => pieces.Insert(0, before).Add(after))]);
                    break;
            }
        }
        return sum;
    }

    private async Task<List<ImmutableArray<TextPiece>>> Sum(TextCode code, BinaryExpressionSyntax sum)
    {
        var left = await Of(code.With(sum.Left)).ConfigureAwait(false);
        var right = await Of(code.With(sum.Right)).ConfigureAwait(false);
        // Another text can be added behind the right operand.
        var end = new TextPiece("", code.Frame, code.Depth) { Document = code.Document, Owner = sum.Right, Places = [sum.Right.Span.End], Style = new(LiteralKind.Operand, IsInterpolated: false) };
        return Product(left, [.. right.Select(pieces => pieces.Add(end))]);
    }

    private async Task<List<ImmutableArray<TextPiece>>> Any(TextCode code, IEnumerable<ExpressionSyntax> expressions)
    {
        var all = new List<ImmutableArray<TextPiece>>();
        foreach (var expression in expressions) all.AddRange(await Of(code.With(expression)).ConfigureAwait(false));
        return [.. all.Take(Max)];
    }

    private static List<ImmutableArray<TextPiece>> Product(List<ImmutableArray<TextPiece>> left, List<ImmutableArray<TextPiece>> right) =>
        [.. left.SelectMany(one => right.Select(other => one.AddRange(other))).Take(Max)];

    private async Task<List<ImmutableArray<TextPiece>>> Called(TextCode code, InvocationExpressionSyntax call)
    {
        if (code.Model.GetOperation(call, cancellation) is not IInvocationOperation { TargetMethod: var method } invocation) return Unknown(code);
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            if (method.Name is "Trim" or "TrimStart" or "TrimEnd" or "ToString" or "ReplaceLineEndings" or "Normalize" && call.Expression is MemberAccessExpressionSyntax access)
                return await Of(code.With(access.Expression)).ConfigureAwait(false);
            if (method.Name != nameof(string.Concat)) return Unknown(code);
            List<ImmutableArray<TextPiece>> sum = [[]];
            foreach (var argument in call.ArgumentList.Arguments) sum = Product(sum, await Of(code.With(argument.Expression)).ConfigureAwait(false));
            return sum;
        }
        var returned = TextBodies.Returned(method, cancellation);
        if (returned.Count == 0) return Unknown(code);
        return await All(code, returned, _calls.Enter(code, invocation.Arguments)).ConfigureAwait(false);
    }

    private async Task<List<ImmutableArray<TextPiece>>> Named(TextCode code)
    {
        switch (code.Model.GetSymbolInfo(code.Expression, cancellation).Symbol)
        {
            case ILocalSymbol local:
                return await All(code, TextBodies.Assigned(local, code.Model, cancellation), code.Frame).ConfigureAwait(false);
            case IFieldSymbol field when field.IsConst || field.IsReadOnly:
                return await All(code, TextBodies.Initial(field, cancellation), frame: null).ConfigureAwait(false);
            case IPropertySymbol { SetMethod: null } property when TextBodies.Initial(property, cancellation) is { Count: > 0 } initial:
                return await All(code, initial, frame: null).ConfigureAwait(false);
            case IPropertySymbol { GetMethod: { } getter }:
                return await All(code, TextBodies.Returned(getter, cancellation), _calls.Enter(code, [])).ConfigureAwait(false);
            case IParameterSymbol parameter:
                var all = new List<ImmutableArray<TextPiece>>();
                foreach (var given in await _calls.Given(parameter, code).ConfigureAwait(false)) all.AddRange(await Of(given with { Depth = code.Depth + 1 }).ConfigureAwait(false));
                return all.Count == 0 ? Unknown(code) : [.. all.Take(Max)];
            default:
                return Unknown(code);
        }
    }

    private async Task<List<ImmutableArray<TextPiece>>> All(TextCode code, List<ExpressionSyntax> expressions, TextFrame? frame)
    {
        var all = new List<ImmutableArray<TextPiece>>();
        foreach (var expression in expressions)
        {
            if (await code.Behind(expression, frame, cancellation).ConfigureAwait(false) is { } behind) all.AddRange(await Of(behind).ConfigureAwait(false));
        }
        return all.Count == 0 ? Unknown(code) : [.. all.Take(Max)];
    }
}
