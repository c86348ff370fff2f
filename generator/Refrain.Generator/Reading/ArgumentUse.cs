using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Reading;

/// <summary>What becomes of a constructor's argument in the member that generated code reads for it.</summary>
internal enum ArgumentUse
{
    /// <summary>The member holds it, as far as can be told.</summary>
    Kept,

    /// <summary>The member may hold something else, and can be set to what it held: <c>new Norm(x) { X = x }</c>.</summary>
    SetAgain,

    /// <summary>The member holds something else, and nothing can set it: what is made from its value is another one.</summary>
    Lost,
}

/// <summary>Tells what becomes of arguments: whoever makes a value from its members once more must not compute them once more.</summary>
internal static class ArgumentUses
{
    /// <summary>What to say of <see cref="ArgumentUse.Lost"/>.</summary>
    public const string WhyLost = "its initialiser would compute once more where it is read back, and give something else: give it an init accessor";

    /// <param name="type">The type that is made.</param>
    /// <param name="parameter">A parameter of its primary constructor, or of another that takes members by their names.</param>
    /// <param name="member">The member that is read for it.</param>
    /// <param name="within">Where generated code stands: the type itself or the assembly.</param>
    /// <param name="known">The symbols of the compilation.</param>
    public static ArgumentUse Of(INamedTypeSymbol type, IParameterSymbol parameter, ISymbol member, ISymbol within, KnownSymbols known)
    {
        var canBeSet = member switch
        {
            IPropertySymbol { SetMethod: { } set } => known.Compilation.IsSymbolAccessibleWithin(set, within, type),
            IFieldSymbol { IsReadOnly: false } => true,
            _ => false,
        };
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, type) && HandedOn(type, parameter) is { } handed)
        {
            return Of(type.BaseType!, handed, member, within, known) is var use && use == ArgumentUse.SetAgain && !canBeSet ? ArgumentUse.Kept : use;
        }
        switch (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
        {
            // Of another assembly: only that it stores something is known, not what.
            case null:
                return canBeSet && (member is IFieldSymbol || IsAutomatic((IPropertySymbol)member)) ? ArgumentUse.SetAgain : ArgumentUse.Kept;
            // A base type's, which is given what the declaration says.
            case ParameterSyntax:
                return canBeSet && !SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? ArgumentUse.SetAgain : ArgumentUse.Kept;
            case PropertyDeclarationSyntax { Initializer: null } property when !IsAutomatic(property):
                return ArgumentUse.Kept;
            case PropertyDeclarationSyntax property:
                return Initialized(property.Initializer?.Value);
            case VariableDeclaratorSyntax field:
                return Initialized(field.Initializer?.Value);
            default:
                return ArgumentUse.Kept;
        }

        ArgumentUse Initialized(ExpressionSyntax? initializer)
        {
            // Without a primary constructor a body assigns it.
            var value = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax constructor } ? AssignedIn(constructor, member.Name) : initializer;
            return value is not null && IsArgument(value, parameter.Name) && SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? ArgumentUse.Kept
                : canBeSet ? ArgumentUse.SetAgain
                : value is not null && IsOther(value, parameter.Name) ? ArgumentUse.Lost
                : ArgumentUse.Kept;
        }
    }

    /// <summary>What a constructor assigns to a member, if it does so once, and in its own body: <c>X = x</c>, <c>this.X = x</c>, <c>(X, Y) = (x, y)</c>.</summary>
    private static ExpressionSyntax? AssignedIn(ConstructorDeclarationSyntax constructor, string member)
    {
        var values = constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().SelectMany(assignment => assignment switch
        {
            { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right } when left.Arguments.Count == right.Arguments.Count =>
                left.Arguments.Zip(right.Arguments, static (l, r) => (Left: l.Expression, Right: r.Expression)),
            _ => [(Left: assignment.Left, Right: assignment.Right)],
        }).Where(a => IsMember(a.Left)).Select(static a => a.Right).ToArray();
        return values.Length == 1 ? values[0] : null;

        bool IsMember(ExpressionSyntax left) => left switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == member,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == member,
            _ => false,
        };
    }

    /// <summary>The parameter of the base type's primary constructor that is given a parameter as it is.</summary>
    private static IParameterSymbol? HandedOn(INamedTypeSymbol type, IParameterSymbol parameter)
    {
        var given = type.DeclaringSyntaxReferences.Select(static r => r.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(static t => t.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? []).FirstOrDefault()?.ArgumentList.Arguments;
        for (var i = 0; i < given?.Count; i++)
        {
            if (given.Value[i] is { Expression: IdentifierNameSyntax name } argument && name.Identifier.ValueText == parameter.Name)
            {
                return type.BaseType!.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is TypeDeclarationSyntax)) is not { } primary ? null
                    : argument.NameColon is { } colon ? primary.Parameters.FirstOrDefault(p => p.Name == colon.Name.Identifier.ValueText)
                    : primary.Parameters.ElementAtOrDefault(i);
            }
        }
        return null;
    }

    /// <summary>The compiler writes the accessors of such a property.</summary>
    private static bool IsAutomatic(IPropertySymbol property) =>
        property.GetMethod?.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property is { ExpressionBody: null, AccessorList: { } accessors }
        && !property.Modifiers.Any(SyntaxKind.PartialKeyword) && !property.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && accessors.Accessors.All(static a => a is { Body: null, ExpressionBody: null });

    /// <summary>Is it the argument, or an exception?</summary>
    private static bool IsArgument(ExpressionSyntax value, string name) => value switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        ParenthesizedExpressionSyntax inner => IsArgument(inner.Expression, name),
        PostfixUnaryExpressionSyntax inner when inner.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsArgument(inner.Operand, name),
        BinaryExpressionSyntax { Right: ThrowExpressionSyntax } either when either.IsKind(SyntaxKind.CoalesceExpression) => IsArgument(either.Left, name),
        ConditionalExpressionSyntax { WhenFalse: ThrowExpressionSyntax } either => IsArgument(either.WhenTrue, name),
        ConditionalExpressionSyntax { WhenTrue: ThrowExpressionSyntax } either => IsArgument(either.WhenFalse, name),
        _ => false,
    };

    /// <summary>
    /// Is it something that gives another value when it is done again? What is put in order (text without blanks at its ends, a copy of a list) stays as it is, so
    /// of calls nothing is said.
    /// </summary>
    private static bool IsOther(ExpressionSyntax value, string name) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsOther(inner.Expression, name),
        CastExpressionSyntax inner => IsOther(inner.Expression, name),
        CheckedExpressionSyntax inner => IsOther(inner.Expression, name),
        PrefixUnaryExpressionSyntax negated when negated.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.BitwiseNotExpression or SyntaxKind.LogicalNotExpression =>
            Mentions(negated, name),
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
            or SyntaxKind.ExclusiveOrExpression or SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression =>
            Mentions(binary, name),
        InterpolatedStringExpressionSyntax text => text.Contents.Count > 1 && Mentions(text, name),
        _ => false,
    };

    private static bool Mentions(ExpressionSyntax value, string name) =>
        value.DescendantNodes().Any(node => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);
}
