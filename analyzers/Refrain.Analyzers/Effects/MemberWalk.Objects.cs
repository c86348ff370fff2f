using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Effects;

/// <content>Fields, properties and what is assigned to them.</content>
internal sealed partial class MemberWalk
{
    /// <summary>The name under which a command keeps its text, and a request its verb.</summary>
    private const string TextMember = "$text";

    private Value Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic) return Static(field, reference);
        return BuiltBefore(field, Own(reference.Instance is null ? _this : Eval(reference.Instance), MemberOf(field), field.Type));
    }

    /// <summary>The name by which a member is kept: an element of a tuple has its place, whatever name its type has for it.</summary>
    private static string MemberOf(ISymbol member) => member is IFieldSymbol { CorrespondingTupleField: { } element } ? element.Name : member.Name;

    private static Value Own(Value owner, string name, ITypeSymbol type) => IsPlain(type) ? owner.Member(name).Plain() : owner.Member(name);

    private Value Static(ISymbol member, IOperation reference)
    {
        var site = SiteOf(NameOf(member), reference);
        var value = Known(member, site, ApiUse.Get);
        if (member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum }) return Value.None;
        if (!_session.Inference.IsOwn(member)) return value;
        // While its type starts it is what it was set to last.
        if (_locals.Find(member.OriginalDefinition) is { } current) return current;
        value = value.Join(Initial(member, reference));
        if (_session.Idempotent(member)) return value.Without(static mark => mark.Kind == MarkKind.Taint);
        value = value.With(Mark.Static(member, _session.Inference.Statics.IsCache(member, _session)));
        return _session.Inference.Statics.Changes(member, _session)
            ? value.With(Mark.Taint(EffectIds.MutableStatic, site))
            : value;
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var arguments = reference.Arguments.IsEmpty ? [] : Values(reference.Arguments);
        var inference = _session.Inference;
        if (property.IsStatic)
        {
            if (property.GetMethod is { } getter && inference.Knows(getter)) return Call(getter, Value.None, null, arguments, [], reference, isVirtual: false);
            return Static(property, reference);
        }
        var owner = Eval(reference.Instance);
        if (property.GetMethod is { } get && Follows(get, isVirtual: true))
        {
            var called = Call(get, owner, reference.Instance, arguments, [.. reference.Arguments.Select(static a => (IOperation?)a.Value)], reference, isVirtual: reference.Instance is not IInstanceReferenceOperation { Syntax: var syntax } || syntax.ToString() != "base");
            return IsAutomatic(get) ? called.Join(Own(owner, property.Name, property.Type)) : called;
        }
        var site = SiteOf(NameOf(property), reference);
        if (IsEnd(property)) return owner;
        // A pair of a dictionary is its element; of that only the value is told apart.
        if (property.ContainingType.Name == "KeyValuePair" && owner.Known(property.Name) is null && owner.Members.Any()) return property.Name == "Value" ? owner : Value.None.With(owner.Marks);
        if (property.Type.Name == "DbSet") owner = owner.With(Mark.Queried);
        if (inference.IsOwn(property)) return Own(owner, property.Name, property.Type);
        if (property.IsIndexer)
        {
            return Searched(reference, At(owner)).Join(arguments.Aggregate(Value.None, static (sum, argument) => sum.Join(argument.Derived()))).Join(Known(property, site, ApiUse.Get));
        }
        var known = Known(property, site, ApiUse.Get);
        if (property.Name is "Keys" or "Values" && Unordered(owner.Exact) && !owner.Has(MarkKind.Ordered) && IsSequence(property.Type)) known = known.With(Mark.Taint(EffectIds.Unordered, site));
        if (owner.Known(property.Name) is { } set) return known.Join(set);
        if (IsCount(property) && reference.Instance is not null && !_disorder.IsEmpty && Root(reference.Instance) is { Symbol: { } root } && _counted.Contains(root)) known = known.With(_disorder);
        if (IsCount(property)) owner = owner.WithoutElement();
        if (IsCount(property) || Tables.Find(property).Any(static entry => entry.Effect == ApiEffect.OrderInsensitive)) owner = owner.InOrder();
        return known.Join(IsPlain(property.Type) ? owner.Derived() : owner.Member(property.Name)).With(TimeKinds.Of(property, owner));
    }

    private ImmutableArray<Value> Values(ImmutableArray<IArgumentOperation> arguments) => [.. arguments.Select(argument => Eval(argument.Value))];

    private static bool IsCount(IPropertySymbol property) => property.Name is "Count" or "Length" or "IsEmpty" or "LongLength";

    /// <summary>Is a value of the type no more than itself: nothing that it shares could be changed through it?</summary>
    public static bool IsPlain(ITypeSymbol? type) => type switch
    {
        // Of numbers and enumerations, which are most, it is not asked what they are made of.
        null or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or { TypeKind: TypeKind.Delegate or TypeKind.Enum } => true,
        // Of a class it needs no look at what it is made of.
        { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Array } => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsPlain(nullable.TypeArguments[0]),
        _ => type.IsUnmanagedType,
    };

    /// <summary>What the tables say of a value, apart from what it is made of.</summary>
    private Value Known(ISymbol symbol, Site site, ApiUse use)
    {
        var value = Value.None;
        foreach (var entry in Lines(symbol, use))
        {
            value = value.Join(Known(entry, site));
        }
        if (symbol.Name == "Attempt" && _session.Inference.Known.Is(symbol.ContainingType, RefrainNames.TaskContext)) value = value.With(Mark.Taint(Mark.AttemptRule, site));
        if (symbol.IsStatic) value = value.With(TimeKinds.Of(symbol, Value.None));
        if (symbol is IPropertySymbol { ContainingType: { Name: "HttpMethod" } } verb) value = value.With(Mark.Fact("http:" + verb.Name.ToUpperInvariant()));
        return value;
    }

    private static Value Known(ApiEntry entry, Site site) => entry.Effect switch
    {
        ApiEffect.Clock => Value.Of(Mark.Taint(EffectIds.Clock, site)),
        ApiEffect.Random => Value.Of(Mark.Taint(EffectIds.Random, site)),
        ApiEffect.Environment => Value.Of(Mark.Taint(EffectIds.Environment, site)),
        ApiEffect.StaticState => Value.Of(Mark.Taint(EffectIds.MutableStatic, site)),
        ApiEffect.Culture => Value.Of(Mark.Taint(EffectIds.Culture, site)),
        ApiEffect.HashCode => Value.Of(Mark.Taint(EffectIds.HashCode, site)),
        ApiEffect.Handed => Value.Of(Mark.Handed),
        _ => Value.None,
    };

    /// <summary>Gives a target its new value and says what that does.</summary>
    private Value Assigned(IOperation target, Value value, IOperation place)
    {
        Assign(target, value, place);
        return value;
    }

    private void Assign(IOperation target, Value value, IOperation place)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.IsRef: true } alias when place is not ISimpleAssignmentOperation { IsRef: true }:
                Touch(Lookup(alias.Local), "", value, assigned: false, place, alias.Local.Name);
                break;
            case ILocalReferenceOperation local:
                SetLocal(local.Local, Controlled(Named(value, local.Local), returned: false), place);
                break;
            case IVariableDeclaratorOperation declarator:
                _locals = _locals.SetItem(declarator.Symbol, IsPlain(declarator.Symbol.Type) && !declarator.Symbol.IsRef ? value.Plain() : value);
                break;
            case IParameterReferenceOperation parameter:
                SetParameter(parameter.Parameter, Controlled(value, returned: false));
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, place);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], value.Known("Item" + (i + 1)) ?? Part(value, i, place), place);
                }
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } } member:
                SetStatic(member.Member, value, place);
                break;
            case IFieldReferenceOperation field:
                SetMember(field, value, place);
                break;
            case IPropertyReferenceOperation property:
                SetProperty(property, value, place);
                break;
            case IEventReferenceOperation { Event.IsStatic: true } changed:
                if (_session.Inference.IsOwn(changed.Event)) SetStatic(changed.Event, value, place);
                break;
            case IEventReferenceOperation { Instance: { } instance }:
                Change(instance, Eval(instance), value, place, "an event");
                break;
            case IArrayElementReferenceOperation element:
                var indices = element.Indices.Aggregate(Value.None, (sum, index) => sum.Join(Eval(index)));
                Change(element.ArrayReference, Eval(element.ArrayReference), value.AsElement().Join(indices.Derived()).With(InOrderOf(element)), place, "an element");
                break;
            case IImplicitIndexerReferenceOperation element:
                Change(element.Instance, Eval(element.Instance), value.AsElement(), place, "an element");
                break;
        }
    }

    /// <summary>A part of what is taken apart: of a pair of a dictionary the key or the value, of an object of which no more is known any part may be any.</summary>
    private static Value Part(Value value, int number, IOperation place)
    {
        if (value.Known("Item1") is not null || value.Members.All(static member => Value.IsOwn(member.Key))) return value.Member("Item" + (number + 1));
        return number == 0 && place is IForEachLoopOperation loop && IsDictionary(Source(loop.Collection)) ? Value.None.With(value.Marks) : value;
    }

    private static bool IsDictionary(ITypeSymbol? type) =>
        type is not null && (type.Name is "IDictionary" or "IReadOnlyDictionary" || type.AllInterfaces.Any(static one => one.Name is "IDictionary" or "IReadOnlyDictionary"));

    /// <summary>Elements that are stored one after the other come in the order of the loop.</summary>
    private ImmutableArray<Mark> InOrderOf(IArrayElementReferenceOperation element) =>
        element.Indices.Any(static index => index is IIncrementOrDecrementOperation) ? _disorder : [];

    private void SetLocal(ILocalSymbol local, Value value, IOperation place)
    {
        // The last of a loop without an order, or a text or sum that grows in it; a choice by comparison is taken for an order of its own.
        if (!_disorder.IsEmpty && !_loopLocals.Contains(local) && place is ISimpleAssignmentOperation { Value.ConstantValue.HasValue: false } assignment && _conditions == 0 && !OrderInsensitive.Gathers(assignment, local)) value = value.With(_disorder);
        if (IsPlain(local.Type)) value = value.Plain();
        _locals = _locals.SetItem(local, value);
    }

    private void SetParameter(IParameterSymbol parameter, Value value)
    {
        _locals = _locals.SetItem(parameter, value);
        if (parameter.RefKind is RefKind.Out or RefKind.Ref) Changed(parameter.Ordinal, "", value, assigned: true);
    }

    private void SetStatic(ISymbol member, Value value, IOperation place)
    {
        if (member is IPropertySymbol { SetMethod: { } setter } && _session.Inference.Knows(setter))
        {
            Call(setter, Value.None, null, [value], [null], place, isVirtual: false);
            return;
        }
        var site = SiteOf(NameOf(member), place);
        if (_locals.ContainsKey(member.OriginalDefinition)) _locals = _locals.SetItem(member.OriginalDefinition, Controlled(value, returned: false));
        if (IsStart() || _session.Inference.Statics.IsCache(member, _session) || _session.Idempotent(member)) return;
        Add(EffectKind.Certain, EffectIds.StaticWrite, site, Value.None, value);
        foreach (var entry in Lines(member, ApiUse.Set)) Act(entry, site, place, null, null, [], [], value);
    }

    /// <summary>Is this code that runs once, before anything reads what it sets?</summary>
    private bool IsStart() => _member is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol or IPropertySymbol;

    private void SetMember(IMemberReferenceOperation member, Value value, IOperation place)
    {
        if (member.Instance is null or IInstanceReferenceOperation)
        {
            if (_initialized.Count > 0 && member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
            {
                _initialized.Push(_initialized.Pop().WithMember(MemberOf(member.Member), value));
                return;
            }
            Touch(_this, "." + member.Member.Name, value, assigned: true, place, NameOf(member.Member));
            _this = _this.WithMember(member.Member.Name, Controlled(value, returned: false));
            return;
        }
        var owner = Eval(member.Instance);
        Touch(owner, "." + MemberOf(member.Member), value, assigned: true, place, NameOf(member.Member));
        Store(member.Instance, [MemberOf(member.Member)], Controlled(value, returned: false), assigned: true);
    }

    private void SetProperty(IPropertyReferenceOperation reference, Value value, IOperation place)
    {
        var property = reference.Property;
        var arguments = reference.Arguments.Select(argument => Eval(argument.Value)).ToImmutableArray();
        if (property.SetMethod is { } setter && Follows(setter, isVirtual: true))
        {
            Call(setter, Eval(reference.Instance), reference.Instance, arguments.Add(value), [.. reference.Arguments.Select(static a => (IOperation?)a.Value), null], place, isVirtual: true);
            if (!IsAutomatic(setter)) return;
        }
        if (property.IsIndexer)
        {
            var added = arguments.Aggregate(value.AsElement(), static (sum, argument) => sum.Join(argument.Derived()));
            Change(reference.Instance, Eval(reference.Instance), added, place, NameOf(property));
            return;
        }
        if (IsHarmless(property)) return;
        if (Setting(property) is { } setting && reference.Instance is not null)
        {
            Eval(reference.Instance);
            Store(reference.Instance, [setting], value, assigned: true);
        }
        var site = SiteOf(NameOf(property), place);
        foreach (var entry in Lines(property, ApiUse.Set))
        {
            Act(entry, site, place, reference.Instance is null ? null : Eval(reference.Instance), reference.Instance, [], [], value);
        }
        SetMember(reference, value, place);
    }

    /// <summary>Where the member that is set is the text of a command, the name that it is kept by.</summary>
    private string? Setting(ISymbol member) =>
        member is IPropertySymbol property && Lines(property, ApiUse.Set).Any(static entry => entry.Effect == ApiEffect.Sql) ? TextMember : null;

    /// <summary>An object is changed: what that does to whom it belongs to, and what it holds from now on.</summary>
    private void Change(IOperation? receiver, Value owner, Value added, IOperation place, string api, bool ordered = false)
    {
        Touch(owner, "", added, assigned: false, place, api, ordered);
        if (receiver is null) return;
        var gained = Controlled(added, returned: false);
        if (ordered && Root(receiver) is { } root && !_loopLocals.Contains(root.Symbol ?? _member)) gained = gained.With(_disorder);
        if (!_disorder.IsEmpty && receiver.Type is not IArrayTypeSymbol && Root(receiver) is { Symbol: { } grown } && !_loopLocals.Contains(grown)) _counted = _counted.Add(grown);
        if (!gained.IsNone) Store(receiver, [], gained, assigned: false);
    }

    /// <summary>Says that an object is changed, as far as it is not the member's own.</summary>
    private void Touch(Value owner, string path, Value added, bool assigned, IOperation place, string api, bool ordered = false)
    {
        var foreign = false;
        foreach (var mark in owner.Marks)
        {
            if (mark.Hold != Hold.Same) continue;
            foreign |= mark.Kind is MarkKind.Argument or MarkKind.Input || (mark.Kind == MarkKind.Static && !mark.IsCache);
            if (mark.Kind == MarkKind.Argument) Changed(mark.Argument, mark.Path + path, Controlled(added, returned: false).With(ordered ? Order : []), assigned);
        }
        if (foreign && !IsStart()) Add(EffectKind.Change, "", SiteOf(api, place), owner.Without(static mark => mark.Hold != Hold.Same), Value.None);
    }

    /// <summary>In so many parts of its parameters a member that people write changes something, and no more.</summary>
    private const int MaxChanges = 48;

    /// <summary>And of so much it is kept what exactly each of them gains.</summary>
    private const int MaxAdded = 64;

    private void Changed(int parameter, string path, Value added, bool assigned)
    {
        // Of very many parts of one parameter it is no longer told apart which are changed.
        if (_changes.Count >= MaxChanges && !_changes.ContainsKey((parameter, path))) (path, assigned) = (_changes.Count < 2 * MaxChanges && path.IndexOf('.', Math.Min(1, path.Length)) is > 0 and var end ? path.Substring(0, end) : "", false);
        if (_changes.Count >= MaxChanges) added = added.Within(MaxAdded);
        var key = (parameter, path);
        _changes[key] = _changes.TryGetValue(key, out var known)
            ? known with { Added = known.Added.Join(added), Assigned = known.Assigned && assigned }
            : new(parameter, path, added, assigned);
    }

    /// <summary>What an expression is a part of: a local, a parameter or <c>this</c>, and the members that lead there.</summary>
    private (ISymbol? Symbol, ImmutableArray<string> Path)? Root(IOperation expression)
    {
        var path = new List<string>();
        for (var part = expression; part is not null; part = Owner(part, path))
        {
            switch (part)
            {
                case IMemberReferenceOperation { Member: { IsStatic: true, OriginalDefinition: var member } } when _locals.ContainsKey(member):
                    return (member, Outermost(path));
                case ILocalReferenceOperation local:
                    return (local.Local, Outermost(path));
                case IParameterReferenceOperation parameter when _locals.ContainsKey(parameter.Parameter):
                    return (parameter.Parameter, Outermost(path));
                case IParameterReferenceOperation kept:
                    // A parameter of the primary constructor, which the object keeps.
                    path.Add(kept.Parameter.Name);
                    return (null, Outermost(path));
                case IInstanceReferenceOperation:
                    return (null, Outermost(path));
            }
        }
        return null;
    }

    private static ImmutableArray<string> Outermost(List<string> path)
    {
        path.Reverse();
        return [.. path];
    }

    /// <summary>What an expression is a part of, or gives back; a member on the way is noted.</summary>
    private static IOperation? Owner(IOperation expression, List<string> path)
    {
        switch (expression)
        {
            case IConversionOperation conversion:
                return conversion.Operand;
            case IParenthesizedOperation parenthesized:
                return parenthesized.Operand;
            case IAwaitOperation awaited:
                return awaited.Operation;
            case IDeclarationExpressionOperation declaration:
                return declaration.Expression;
            case IArrayElementReferenceOperation element:
                return element.ArrayReference;
            case IMemberReferenceOperation { Member.IsStatic: false, Instance: { } instance } member:
                if (member.Member is not IPropertySymbol { IsIndexer: true } && !IsEnd(member.Member)) path.Add(MemberOf(member.Member));
                return instance;
            case IInvocationOperation { Instance: { } instance } call when SymbolEqualityComparer.Default.Equals(call.Type, instance.Type) || call.TargetMethod.Name.StartsWith("Get", StringComparison.Ordinal) || call.Type?.Name == "DbSet":
                return instance;
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: "AsSpan" or "AsMemory" }, Arguments.Length: > 0 } view:
                return view.Arguments[0].Value;
            case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.Length: > 0 } call when SymbolEqualityComparer.Default.Equals(call.Type, call.Arguments[0].Value.Type):
                return call.Arguments[0].Value;
            default:
                return null;
        }
    }

    /// <summary>What is known of the expression's object from now on.</summary>
    private void Store(IOperation expression, ImmutableArray<string> path, Value value, bool assigned)
    {
        if (expression is IConditionalAccessInstanceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && _initialized.Count > 0)
        {
            if (expression is IInstanceReferenceOperation) _initialized.Push(Set(_initialized.Pop(), path, value, assigned));
            return;
        }
        if (expression is IConditionalOperation choice)
        {
            var decided = value.With(Eval(choice.Condition).Derived().Marks);
            Store(choice.WhenTrue, path, decided, assigned: false);
            if (choice.WhenFalse is not null) Store(choice.WhenFalse, path, decided, assigned: false);
            return;
        }
        if (Root(expression) is not { } root) return;
        var whole = root.Path.AddRange(path);
        // What has its place by an index or a key has it whoever puts it there first.
        var inTurn = !assigned && expression.Type is not IArrayTypeSymbol && IsOrdered(expression.Type);
        if (root.Symbol is null)
        {
            _this = Met(Set(_this, whole, inTurn ? Meeting(_this, whole, value) : value, assigned), whole);
        }
        else if (_locals.Find(root.Symbol) is { } owner)
        {
            _locals = _locals.SetItem(root.Symbol, Met(Set(owner, whole, inTurn ? Meeting(owner, whole, value) : value, assigned), whole));
        }
    }

    private static Value Set(Value owner, ImmutableArray<string> path, Value value, bool assigned)
    {
        if (path.IsEmpty) return assigned ? value : owner.Gaining(value);
        var member = Set(owner.Member(path[0]), path.RemoveAt(0), value, assigned);
        return owner.WithMember(path[0], member);
    }

    /// <summary>What the targets of the assignments at hand are parts of: it is read and written, but looked at once.</summary>
    private readonly Dictionary<IOperation, Value> _parts = [];

    /// <summary>Reads a target and writes it; what it is a part of, and its indices, are evaluated first and once, as the language does.</summary>
    private Value Once(IOperation target, Func<Value> readAndWrite)
    {
        ImmutableArray<IOperation?> parts = target switch
        {
            IArrayElementReferenceOperation element => [element.ArrayReference, .. element.Indices],
            IImplicitIndexerReferenceOperation element => [element.Instance, element.Argument],
            IPropertyReferenceOperation property => [property.Instance, .. property.Arguments.Select(static argument => argument.Value)],
            IMemberReferenceOperation member => [member.Instance],
            _ => [],
        };
        // What is named is looked up each time: the value that is assigned may be what changes it.
        foreach (var part in parts)
        {
            if (part is not (null or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IConditionalAccessInstanceOperation)) _parts[part] = Eval(part);
        }
        var value = readAndWrite();
        foreach (var part in parts)
        {
            if (part is not null) _parts.Remove(part);
        }
        return value;
    }

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        var value = Eval(increment.Target).Derived();
        if (!_disorder.IsEmpty && increment.Target is ILocalReferenceOperation { Local: var local } && !_loopLocals.Contains(local))
        {
            // At the end of a loop without an order the count is what it is; on the way, which element gets which number is chance.
            _counted = _counted.Add(local);
            Assigned(increment.Target, value.Without(mark => _disorder.Contains(mark)), increment);
            return value.With(_disorder);
        }
        return Assigned(increment.Target, value, increment);
    }

    private Value Compound(ICompoundAssignmentOperation assignment)
    {
        var left = Eval(assignment.Target);
        var right = Eval(assignment.Value);
        var value = left.Derived().Join(right.Derived());
        var accumulates = assignment.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Double or SpecialType.System_Single;
        if (accumulates && (Root(assignment.Target) is not { } root || !_loopLocals.Contains(root.Symbol ?? _member))) value = value.With(_disorder);
        if (assignment.Type?.SpecialType == SpecialType.System_String)
        {
            value = value.Join(Formatted(assignment.Value, assignment.Value)).WithTexts(TextSet.Concat(left.Texts, right.Texts));
        }
        // An entity that was read is changed relative to what it was: to be seen when it is saved.
        if (assignment.Target is IPropertyReferenceOperation { Instance: { Type: { } entity } instance } && Eval(instance).Has(MarkKind.Queried)) _incremented.Add(entity.Name);
        return Assigned(assignment.Target, value, assignment);
    }

    /// <summary>The name that people would look for: <c>File.AppendAllText</c>.</summary>
    public static string NameOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + constructor.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } associated } => NameOf(associated),
        IPropertySymbol { IsIndexer: true } indexer => indexer.ContainingType.Name + "[]",
        { ContainingType: { } type } => type.Name + "." + symbol.Name,
        _ => symbol.Name,
    };
}
