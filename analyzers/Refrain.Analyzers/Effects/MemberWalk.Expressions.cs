using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;

namespace Refrain.Effects;

/// <content>Expressions: what a value is made of.</content>
internal sealed partial class MemberWalk
{
    private Value Eval(IOperation? operation)
    {
        if (operation is null || ++_steps > MaxSteps) return Value.None;
        if (_parts.Count > 0 && _parts.TryGetValue(operation, out var part)) return part;
        var value = _session.Depth.Enter() ? ValueOf(operation) : Further(operation);
        _session.Depth.Leave();
        return value;
    }

    private Value Further(IOperation operation) => _session.Depth.Further(() => ValueOf(operation), Value.None);

    private Value ValueOf(IOperation operation)
    {
        switch (operation)
        {
            case ITypeOfOperation or INameOfOperation or ISizeOfOperation or ILiteralOperation { ConstantValue.Value: not (string or bool) }:
                return Value.None;
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                return Constant(operation, constant);
            case ILocalReferenceOperation local:
                return Sighted(local, _counted.Contains(local.Local) && IsPlain(local.Type) ? Lookup(local.Local).With(_disorder) : Lookup(local.Local));
            case IParameterReferenceOperation parameter:
                return Sighted(parameter, _locals.Find(parameter.Parameter) ?? _this.Member(parameter.Parameter.Name));
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when _initialized.Count > 0:
                return _initialized.Peek();
            case IInstanceReferenceOperation:
                return _this;
            case IFieldReferenceOperation field:
                return Sighted(field, Field(field));
            case IPropertyReferenceOperation property:
                return Sighted(property, Property(property));
            case IEventReferenceOperation { Event: { IsStatic: true } raised } reference when _session.Inference.IsOwn(raised):
                return Static(raised, reference);
            case IEventAssignmentOperation assignment:
                return Subscribed(assignment);
            case IInvocationOperation call:
                return Invocation(call);
            case IObjectCreationOperation creation:
                return Creation(creation);
            case ISimpleAssignmentOperation assignment:
                return Assigned(assignment.Target, Eval(assignment.Value), assignment);
            case ICompoundAssignmentOperation assignment:
                return CompoundOnce(assignment);
            case IIncrementOrDecrementOperation increment:
                return IncrementOnce(increment);
            case ICoalesceAssignmentOperation assignment:
                return CoalescedOnce(assignment);
            case IDeconstructionAssignmentOperation assignment:
                return Assigned(assignment.Target, Eval(assignment.Value), assignment);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation { OperatorMethod: { } method } unary:
                return Operator(method, unary, unary.Operand);
            case IConversionOperation conversion:
                return Conversion(conversion);
            case IParenthesizedOperation parenthesized:
                return Eval(parenthesized.Operand);
            case IConditionalOperation choice:
                return Choice(choice);
            case ICoalesceOperation coalesce:
                return Eval(coalesce.Value).Join(Eval(coalesce.WhenNull));
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);
            case IConditionalAccessOperation access:
                return ConditionalAccess(access);
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.None;
            case IInterpolatedStringOperation interpolated:
                return Interpolated(interpolated);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Handled(handler);
            case IDelegateCreationOperation creation:
                return Eval(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Kept(lambda);
            case IMethodReferenceOperation { Method: null }:
                return Value.None;
            case IMethodReferenceOperation reference:
                return Kept(reference);
            case IAwaitOperation awaited:
                var ended = Eval(awaited.Operation);
                Ends(awaited.Operation);
                return ended;
            case IArrayCreationOperation array:
                foreach (var size in array.DimensionSizes) Eval(size);
                return array.Initializer is null ? Value.None : Elements(array.Initializer.ElementValues);
            case ICollectionExpressionOperation collection:
                return Unordered(collection.Type) ? Elements(collection.Elements).InOrder() : Elements(collection.Elements);
            case ISpreadOperation spread:
                return Enumerated(spread.Operand, Eval(spread.Operand));
            case IArrayElementReferenceOperation element:
                var chosen = Value.None;
                foreach (var index in element.Indices) chosen = chosen.Join(Eval(index).Derived());
                var picked = Searched(element, At(Eval(element.ArrayReference)));
                // An object that is picked out is what it is: a bucket, a lock.
                return IsPlain(element.Type) ? picked.Join(chosen) : picked;
            case IImplicitIndexerReferenceOperation element:
                var where = Eval(element.Argument).Derived();
                return At(Eval(element.Instance)).Join(where);
            case ITupleOperation tuple:
                return Tuple(tuple);
            case IAnonymousObjectCreationOperation creation:
                return Initialise(Value.None, creation.Initializers);
            case IObjectOrCollectionInitializerOperation initializer:
                return Initialise(_initialized.Count > 0 ? _initialized.Peek() : Value.None, initializer.Initializers);
            case IWithOperation with:
                return Initialise(Eval(with.Operand).AtMostShallow(), with.Initializer?.Initializers ?? []);
            case IIsPatternOperation match:
                var matched = Eval(match.Value);
                Match(match.Pattern, matched);
                return matched.Derived();
            case ITranslatedQueryOperation query:
                return Eval(query.Operation);
            case IThrowOperation thrown:
                Eval(thrown.Exception);
                return Value.None;
            case IDeclarationExpressionOperation declaration:
                return Eval(declaration.Expression);
            case ILocalFunctionOperation:
                return Value.None;
            case IAddressOfOperation address:
                return Eval(address.Reference);
            default:
                return Children(operation);
        }
    }

    // A function of its own for each: what one of them keeps of its operation would be made for every operation in the function that tells them apart.
    private Value CompoundOnce(ICompoundAssignmentOperation assignment) => Once(assignment.Target, () => Compound(assignment));

    private Value IncrementOnce(IIncrementOrDecrementOperation increment) => Once(increment.Target, () => Increment(increment));

    private Value CoalescedOnce(ICoalesceAssignmentOperation assignment) => Once(assignment.Target, () => Assigned(assignment.Target, Eval(assignment.Target).Join(Eval(assignment.Value)), assignment));

    private static Value Constant(IOperation operation, object? constant)
    {
        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && constant is not null)
        {
            // Calls ask by name how a file is opened, and what their callers have said.
            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant));
            return member is null ? Value.None : Value.Of(Mark.Fact(type.Name + "." + member.Name));
        }
        return constant switch
        {
            string text => Value.Text(text),
            char character => Value.Text(character.ToString()),
            bool flag => Value.Of(Mark.Fact(flag ? "true" : "false")),
            _ => Value.None,
        };
    }

    /// <summary>Of an operation that the walk does not know better: all that it is made of.</summary>
    private Value Children(IOperation operation)
    {
        var value = Value.None;
        foreach (var child in operation.ChildOperations)
        {
            if (child is IBlockOperation or IVariableDeclarationGroupOperation or IExpressionStatementOperation) Do(child);
            else value = value.Join(Eval(child).Derived());
        }
        return value;
    }

    private Value Lookup(ISymbol local) => _locals.Find(local) ?? Value.None;

    /// <summary>Of longer lists of texts the parts are not kept.</summary>
    private const int MaxParts = 16;

    private static Value At(Value collection) => collection.Holds(MarkKind.Argument, Hold.Elements) || collection.Holds(MarkKind.Input, Hold.Elements) || collection.Holds(MarkKind.Static, Hold.Elements) || collection.Known(Value.ElementName) is not null
        ? collection.Element().With([.. collection.WithoutElement().All.Where(static mark => mark.Kind == MarkKind.Taint)]).With(collection.OrderOf(null))
        : collection.Parts == 0 ? collection.AtMost(Hold.Same) : collection.AtMost(Hold.Same).WithTexts(collection.ElementTexts);

    /// <summary>An element of a list that is gone through to see whether it has one like it: in which order, does not matter.</summary>
    private Value Searched(IOperation element, Value value) => _search?.IsElement(element) == true ? value.InOrder() : value;

    private Value Elements(ImmutableArray<IOperation> elements)
    {
        var value = Value.None;
        for (var i = 0; i < elements.Length; i++)
        {
            var part = elements[i] is IArrayInitializerOperation nested ? Elements(nested.ElementValues) : Eval(elements[i]);
            value = value.Join(elements[i] is ISpreadOperation ? part.Known(Value.ElementName) is { } known ? part.WithoutElement().AtMost(Hold.Elements).WithMember(Value.ElementName, known) : part.AtMost(Hold.Elements) : part.AsElement()).WithTexts([]);
            // Texts that are joined later are still the text of a statement.
            if (elements.Length <= MaxParts && elements[i].Type?.SpecialType == SpecialType.System_String) value = value.WithMember("$" + i, part.Texts.IsEmpty ? Value.Text(TextSet.Unknown) : Value.Text(part.Texts));
        }
        return value;
    }

    private Value Binary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is { } method && _session.Inference.Knows(method)) return Operator(method, binary, binary.LeftOperand, binary.RightOperand);
        var left = Eval(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return left.Derived().Join(Eval(binary.RightOperand).Derived());
        }
        var right = Eval(binary.RightOperand);
        var value = left.Derived().Join(right.Derived());
        if (binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            value = value
                .Join(Formatted(binary.LeftOperand, binary.LeftOperand))
                .Join(Formatted(binary.RightOperand, binary.RightOperand))
                .WithTexts(TextSet.Concat(left.Texts, right.Texts));
        }
        // That a count has come to some size decides when a batch is full, not what is in it.
        return binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual && binary.LeftOperand.Type is { SpecialType: not SpecialType.System_Boolean and not SpecialType.System_String, TypeKind: not TypeKind.Enum }
            ? value.AsControl() : value;
    }

    private Value Operator(IMethodSymbol method, IOperation operation, params IOperation[] operands)
    {
        var values = operands.Select(Eval).ToImmutableArray();
        return Call(method, Value.None, null, values, [.. operands.Select(static o => (IOperation?)o)], operation, isVirtual: false);
    }

    private Value Conversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } method && _session.Inference.Knows(method)) return Operator(method, conversion, conversion.Operand);
        var value = Eval(conversion.Operand);
        if (conversion.Type?.Name is "FormattableString" or "IFormattable" && conversion.Operand is IInterpolatedStringOperation)
        {
            // Who formats it says by which culture.
            return value.Without(static mark => mark is { Kind: MarkKind.Taint, Rule: EffectIds.Culture });
        }
        if (conversion.OperatorMethod is not null) return value.Derived().WithTexts(value.Texts);
        if (value.Exact is null && conversion.Type is { TypeKind: TypeKind.Interface } && Unordered(conversion.Operand.Type)) value = value.WithExact(conversion.Operand.Type!);
        if (IsSequence(conversion.Type) && value.Has(MarkKind.Queried) && Queries.IsQuery(conversion.Operand.Type)) Add(EffectKind.File, EffectIds.OutsideRead, SiteOf("a query", conversion.Operand), value.Derived(), Value.None);
        // Under another name in the same code, or as a property that gives a look at it, it is as it was: where it is used says what its order does.
        return IsSequence(conversion.Type) && !IsSequence(conversion.Operand.Type) && !IsNamed(conversion) ? Enumerated(conversion.Operand, value) : value;
    }

    private Value Choice(IConditionalOperation choice)
    {
        var condition = Eval(choice.Condition);
        var control = _control;
        _control = Decide(condition);
        var decided = condition.All.Where(static mark => mark.Kind is MarkKind.Taint or MarkKind.Argument).Select(static mark => mark.AtMost(Hold.Derived)).ToImmutableArray();
        var value = Eval(choice.WhenTrue).Join(Eval(choice.WhenFalse)).With(decided);
        _control = control;
        return value;
    }

    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        var value = Eval(choice.Value);
        var control = _control;
        _control = Decide(value);
        var result = Value.None;
        foreach (var arm in choice.Arms)
        {
            Match(arm.Pattern, value);
            var guard = Eval(arm.Guard);
            result = result.Join(Eval(arm.Value)).With([.. guard.Derived().Marks]);
        }
        _control = control;
        return result.With([.. value.Derived().Marks.Where(static mark => mark.Kind is MarkKind.Taint or MarkKind.Argument)]);
    }

    private Value ConditionalAccess(IConditionalAccessOperation access)
    {
        _conditionalReceivers.Push(Eval(access.Operation));
        var value = Eval(access.WhenNotNull);
        _conditionalReceivers.Pop();
        return value;
    }

    private Value Interpolated(IInterpolatedStringOperation interpolated)
    {
        var value = Value.None;
        ImmutableArray<string> texts = [""];
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    texts = TextSet.Concat(texts, Eval(text.Text).Texts);
                    break;
                case IInterpolationOperation hole:
                    var shown = Eval(hole.Expression);
                    value = value.Join(shown.Derived()).Join(Formatted(hole.Expression, hole));
                    texts = TextSet.Concat(texts, shown.Texts);
                    break;
                default:
                    value = value.Join(Eval(part).Derived());
                    break;
            }
        }
        return value.WithTexts(texts);
    }

    /// <summary>An interpolated text that a method takes piece by piece: with a provider, if the method has one.</summary>
    private Value Handled(IInterpolatedStringHandlerCreationOperation handler)
    {
        var call = handler.Parent is IArgumentOperation { Parent: IInvocationOperation invocation } ? invocation : null;
        var provided = call?.Arguments.Any(static argument => argument.Parameter?.Type.Name is "IFormatProvider" or "CultureInfo") == true;
        var value = Value.None;
        ImmutableArray<string> texts = [""];
        foreach (var part in Parts(handler.Content))
        {
            if (part is not IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: > 0 } append }) continue;
            var operand = append.Arguments[0].Value;
            var shown = Eval(operand);
            var format = append.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "format")?.Value;
            value = value.Join(shown.Derived());
            if (!provided) value = value.Join(Formatted(operand, operand, format?.ConstantValue.Value as string));
            texts = TextSet.Concat(texts, shown.Texts);
        }
        return value.WithTexts(texts);
    }

    private static IEnumerable<IOperation> Parts(IOperation content) => content switch
    {
        IInterpolatedStringOperation text => text.Parts,
        IInterpolatedStringAdditionOperation addition => Parts(addition.Left).Concat(Parts(addition.Right)),
        _ => [],
    };

    /// <summary>What is formatted without a provider, if the type's format depends on the culture.</summary>
    private static Value Formatted(IOperation expression, IOperation place, string? given = null)
    {
        var operand = expression is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : expression;
        var format = place is IInterpolationOperation { FormatString: ILiteralOperation { ConstantValue.Value: string written } } ? written : given;
        return Cultures.Formats(operand.Type, format) ? Value.Of(Mark.Taint(EffectIds.Culture, SiteOf("the current culture", place is IInterpolationOperation ? place : operand))) : Value.None;
    }

    private Value Tuple(ITupleOperation tuple)
    {
        var value = Value.None;
        var fields = (tuple.Type as INamedTypeSymbol)?.TupleElements ?? [];
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = Eval(tuple.Elements[i]);
            value = value.WithMember("Item" + (i + 1), element);
            if (i < fields.Length && fields[i].Name != "Item" + (i + 1)) value = value.WithMember(fields[i].Name, element);
        }
        return value;
    }

    /// <summary>Sets what an initialiser sets.</summary>
    private Value Initialise(Value value, ImmutableArray<IOperation> initializers)
    {
        _initialized.Push(value);
        foreach (var initializer in initializers)
        {
            switch (initializer)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation or null } member } assignment:
                    if (member is IPropertyReferenceOperation indexer) foreach (var index in indexer.Arguments) Eval(index.Value);
                    var assigned = Eval(assignment.Value);
                    var top = _initialized.Pop();
                    if (IsHarmless(member.Member)) assigned = Value.None;
                    _initialized.Push(IsIndexer(member)
                        ? WithPart(top.With([.. assigned.AtMost(Hold.Elements).Marks]), assigned, assignment.Value)
                        : Setting(member.Member) is { } setting ? top.WithMember(setting, assigned) : top.WithMember(member.Member.Name, assigned));
                    break;
                case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation member } nested:
                    var inner = Initialise(_initialized.Peek().Member(member.Member.Name), nested.Initializer.Initializers);
                    var owner = _initialized.Pop();
                    _initialized.Push(owner.WithMember(member.Member.Name, inner));
                    break;
                case IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } add:
                    var given = add.Arguments.Select(argument => Eval(argument.Value)).ToImmutableArray();
                    var added = given.Aggregate(Value.None, static (sum, argument) => sum.Join(argument.AsElement()));
                    var collection = _initialized.Pop();
                    collection = collection.Gaining(added).With(KeyOf(given));
                    _initialized.Push(given.IsEmpty ? collection : WithPart(collection, given[given.Length - 1], add.Arguments[add.Arguments.Length - 1].Value));
                    break;
                default:
                    Eval(initializer);
                    break;
            }
        }
        return _initialized.Pop();
    }

    /// <summary>A collection that has one text more, as one that is written down has.</summary>
    private static Value WithPart(Value collection, Value part, IOperation written) => written.Type?.SpecialType == SpecialType.System_String && collection.Parts < MaxParts
        ? collection.WithMember("$" + collection.Parts, part.Texts.IsEmpty ? Value.Text(TextSet.Unknown) : Value.Text(part.Texts))
        : collection;

    /// <summary>Is what is set without a trace in any result: how many threads work, how long is waited?</summary>
    private bool IsHarmless(ISymbol member) => member is IPropertySymbol property && Lines(property, ApiUse.Set).Any(static entry => entry.Effect == ApiEffect.Harmless);

    private static bool IsIndexer(IMemberReferenceOperation member) => member.Member is IPropertySymbol { IsIndexer: true };

    /// <summary>The locals that a pattern declares are what it is matched with, or parts of it.</summary>
    private void Match(IOperation? pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                _locals = _locals.SetItem(declared, value);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole) _locals = _locals.SetItem(whole, value);
                foreach (var property in recursive.PropertySubpatterns)
                {
                    Match(property.Pattern, property.Member is IMemberReferenceOperation member ? value.Member(member.Member.Name) : value);
                }
                foreach (var part in recursive.DeconstructionSubpatterns) Match(part, value.AtMost(Hold.Same));
                break;
            case IListPatternOperation list:
                if (list.DeclaredSymbol is { } all) _locals = _locals.SetItem(all, value);
                foreach (var part in list.Patterns) Match(part, At(value));
                break;
            case ISlicePatternOperation slice:
                Match(slice.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Match(binary.LeftPattern, value);
                Match(binary.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value);
                break;
        }
    }

    /// <summary>The value as a sequence: of a collection without an order, in an order that nothing promises.</summary>
    private Value Enumerated(IOperation expression, Value value)
    {
        while (expression is IConversionOperation { IsImplicit: true } conversion) expression = conversion.Operand;
        // A caller may know what stands behind an interface.
        if (value.Exact is null && IsOpaque(expression)) return value.With(OrderOf(expression, value));
        var type = value.Exact ?? expression.Type;
        // What comes in no order as it is, the place is known of.
        if (!Unordered(type) || value.Has(MarkKind.Ordered) || (value.Exact is not null && value.Marks.Any(static mark => mark is { Kind: MarkKind.Taint, Rule: EffectIds.Unordered }))) return value;
        return value.With(Mark.Taint(EffectIds.Unordered, SiteOf(type!.Name, expression)));
    }

    private bool Unordered(ITypeSymbol? type) => Tables.IsUnordered(type);

    /// <summary>The order of what is enumerated. What stands behind an interface that says nothing of an order, a caller may know.</summary>
    private static ImmutableArray<Mark> OrderOf(IOperation expression, Value value)
    {
        while (expression is IConversionOperation { IsImplicit: true } conversion) expression = conversion.Operand;
        return value.OrderOf(IsOpaque(expression) && value.Exact is null ? SiteOf(expression.Type!.Name, expression) : null);
    }

    private static bool IsOpaque(IOperation expression) => expression.Type is { TypeKind: TypeKind.Interface } type && (expression is IFieldReferenceOperation || !IsSequence(type));

    /// <summary>Is a value only given another name: that of a local or a field, or of the property whose value it is?</summary>
    private bool IsNamed(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) (operation, parent) = (parent, parent.Parent);
        return parent switch
        {
            IVariableInitializerOperation or IFieldInitializerOperation => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation } assignment => assignment.Value == operation,
            IReturnOperation => _member is IMethodSymbol { MethodKind: MethodKind.PropertyGet } && _inlined.Count == 0 && !IsRequirement,
            _ => false,
        };
    }

    /// <summary>A collection under a name whose type is that of any sequence: here is where it is used as one.</summary>
    private Value Sighted(IOperation reference, Value value)
    {
        if (IsPlain(reference.Type) || value.IsNone || IsNamed(reference)) return value;
        if (value.HasTaint(EffectIds.Unordered)) return value.Arrived(SiteOf(reference.Type!.Name, reference));
        return IsSequence(reference.Type) && (value.Exact is null ? reference is IFieldReferenceOperation : Unordered(value.Exact)) ? Enumerated(reference, value) : value;
    }

    private static bool IsSequence(ITypeSymbol? type) => type?.OriginalDefinition is
    {
        SpecialType: SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IList_T,
    };
}
