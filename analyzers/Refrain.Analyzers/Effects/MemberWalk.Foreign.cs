using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;

namespace Refrain.Effects;

/// <content>Calls of members whose code is not at hand: what the tables say, and what any method may do with what it is given.</content>
internal sealed partial class MemberWalk
{
    private Value Foreign(IMethodSymbol method, IOperation place, IOperation? instance, Value receiver, ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> given = default)
    {
        var entries = Tables.Find(method);
        var operands = Operands(arguments, method);
        entries = CultureLines.Holding(entries, method, operands);
        var values = given.IsDefault ? ForeignArguments(method, receiver, arguments, entries) : given;
        var site = SiteOf(NameOf(method), place);
        // In which order a statement names its columns is no order of what it stores or gives.
        foreach (var entry in entries)
        {
            if (entry.Effect == ApiEffect.Sql && Named(method, entry[ApiSettings.Sql]) is { } statement) values = values.SetItem(statement.Ordinal, values[statement.Ordinal].InOrder());
        }
        (values, receiver) = Listed(method, entries, values, receiver, instance);
        var first = method.IsExtensionMethod && values.Length > 0;
        values = Sized(method, values);
        var owner = first ? values[0] : receiver;
        var isFile = entries.Any(static e => e.Has(ApiSettings.Path) || e.Has(ApiSettings.From));
        var all = Value.None;
        if (first && operands.Length > 0 && operands[0] is { } sequence && Unordered(sequence.Type) && !Unordered(method.ReturnType)) values = values.SetItem(0, Enumerated(sequence, values[0]));
        foreach (var value in values.Add(receiver)) all = all.Join((isFile || method.ReturnType.SpecialType != SpecialType.System_String ? value.AsPath() : value).Derived());

        var insensitive = Is(entries, ApiEffect.OrderInsensitive, method) || Is(entries, ApiEffect.Ordering, method) || Unorders(method.ReturnType);
        // What the elements of a sequence are is told of the elements of what is made of it.
        var made = Made(method, values);
        var kept = made is not null || KeepsElements(method) || AsksKeys(method) ? owner.Known(Value.ElementName) : null;
        var result = kept is null ? all : (first ? values.RemoveAt(0) : values).Aggregate(owner.WithoutElement().Derived(), static (sum, value) => sum.Join(value.Derived()));
        if (insensitive) result = result.InOrder();
        var held = made ?? Held(method, kept is null ? owner : owner.WithoutElement(), values, entries);
        if (made is null && kept is not null && KeepsElements(method)) held = held.WithMember(Value.ElementName, kept);
        // A copy of a list of numbers or texts shares nothing with it.
        if (entries.Any(static e => e.Effect == ApiEffect.Copies) && (Cultures.ElementOf(method.ReturnType) ?? Cultures.ElementOf(instance?.Type)) is { } element && IsPlain(element)) held = held.Plain();
        result = result.Join(held);
        // A line of a file is no file.
        if (instance is not null && Channels.Is(instance.Type) && IsPlain(Awaited(method.ReturnType))) result = result.Without(static mark => mark.Kind == MarkKind.Sink);
        // A copy of a table of texts has the same.
        if (entries.Any(static e => e.Effect == ApiEffect.Copies) && !method.Parameters.Any(static parameter => Invoked(parameter.Type) is not null)) result = result.WithParts(owner);
        if (insensitive) result = result.InOrder();
        // A parallel query stays in order once it was told to.
        if (Unordered(method.ReturnType) && (owner.Has(MarkKind.Ordered) || Is(entries, ApiEffect.Ordering, method))) result = result.With(Mark.Ordered);
        if (method.MethodKind == MethodKind.Constructor) result = Constructed(method, site, values, result, entries);
        if (method.ReturnType.SpecialType == SpecialType.System_String && method.MethodKind != MethodKind.Constructor) result = result.WithTexts(Texts.Of(method, receiver, values));
        if (OrdersByCulture(method, operands) || KeepsByCulture(method, operands)) result = result.With(Mark.Taint(EffectIds.Culture, site));
        if (Is(entries, ApiEffect.Unordered, method)) result = result.With(Mark.Taint(EffectIds.Unordered, site));

        foreach (var entry in entries)
        {
            // A method that makes a command of a text.
            if (entry.Effect == ApiEffect.Sql && !entry.Has(ApiSettings.Executes) && method.MethodKind == MethodKind.Ordinary && Named(method, entry[ApiSettings.Sql]) is { } text) result = result.WithMember(TextMember, values[text.Ordinal]);
        }
        // Of what a text depends on that only changes rows, the change tells; how many rows there were, and what more is written to them, does not.
        foreach (var entry in entries)
        {
            if (entry.Effect is not (ApiEffect.Insert or ApiEffect.Sql) || entry.Has(ApiSettings.Rows) || Named(method, entry[ApiSettings.Sql]) is not { } changing) continue;
            var text = values[changing.Ordinal].All;
            if (entry.Has(ApiSettings.Executes)) result = result.Without(mark => mark.Kind == MarkKind.Taint && text.Contains(mark));
        }
        if (method.Name is "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync" && method.ContainingType.Name.EndsWith("Transaction", StringComparison.Ordinal))
        {
            if (!End(receiver)) _endedTransaction = true;
        }
        if (method.ContainingType.Name == "StringBuilder") result = Built(method, instance, receiver, values, result);

        var culture = Cultured(method, entries, site, receiver, instance, values, operands).Join(Compared(method, place, instance is null ? owner : receiver, values, operands));
        if (TimeKinds.IsAssumedLocal(method, operands)) culture = culture.With(Mark.Taint(EffectIds.Environment, site));
        result = result.Join(culture).With(TimeKinds.Of(method, receiver, values));
        all = all.Join(culture);
        Mutate(method, place, instance, receiver, values, operands, entries, all, culture);
        if (method.ReturnType.Name == "DbSet") result = result.With(Mark.Queried);
        if (owner.Has(MarkKind.Queried) && Queries.Reads(method)) Add(EffectKind.File, EffectIds.OutsideRead, site, owner.Derived(), Value.None);
        var harmless = entries.Any(static e => e.Effect == ApiEffect.Harmless);
        if (harmless) result = Unordered(method.ReturnType) && owner.Has(MarkKind.Ordered) ? owner.Derived().With(Mark.Ordered) : owner.Derived();
        foreach (var entry in entries)
        {
            if (entry.Effect == ApiEffect.Culture || (entry.Effect == ApiEffect.Environment && TimeKinds.IsGiven(method, receiver, values))) continue;
            var known = Of(receiver, method, Known(entry, site));
            if (!known.IsNone && IsStamped(place)) known = Value.None;
            result = result.Join(known);
            // What is made in an output is part of it: an entry of an archive.
            if (known.Has(MarkKind.Taint) && instance is not null && !IsPlain(method.ReturnType)) Gain(receiver, instance, "", known.Derived(), assigned: false);
            if (receiver.Has(MarkKind.Sink)) all = all.Join(known.Derived());
            if (Act(entry, site, place, receiver, instance, values, operands, all) is { } answer) result = result.Join(answer);
        }
        if (harmless) return result;
        if (owner.Has(MarkKind.Sink)) Sink(site, all, (instance ?? operands.FirstOrDefault()) is not { } written || OutlivesLoop(written));
        else if (!method.IsExtensionMethod && values.Any(static value => value.Has(MarkKind.Sink))) Sink(site, all, values.Zip(operands, (value, operand) => value.Has(MarkKind.Sink) && (operand is null || OutlivesLoop(operand))).Any(static outlives => outlives));
        return result;
    }

    /// <summary>Sizes of buffers and batches, and how much may run at once, which are no part of what goes through them.</summary>
    private static ImmutableArray<Value> Sized(IMethodSymbol method, ImmutableArray<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (IsWidth(method, method.Parameters[i].Name)) values = values.SetItem(i, values[i].Without(static mark => mark is { Kind: MarkKind.Argument } or { Kind: MarkKind.Taint, Rule: EffectIds.Environment or EffectIds.InsignificantReachesOutput }));
            else if (IsDelay(method, method.Parameters[i])) values = values.SetItem(i, Value.None);
            else if (method.Parameters[i].Name == "size" && method.Name == "Chunk") values = values.SetItem(i, values[i].Significant());
        }
        return values;
    }

    /// <summary>How long something of .NET waits, or when it begins: a task only takes longer.</summary>
    private static bool IsDelay(IMethodSymbol method, IParameterSymbol parameter) =>
        parameter.Name is "dueTime" or "period" or "delay" or "interval" or "timeout" or "millisecondsTimeout" or "millisecondsDelay"
        && (parameter.Type.Name == "TimeSpan" || parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_Double)
        && method.ContainingType.Name is "Timer" or "ITimer" or "TimeProvider" or "Task" or "TimeProviderTaskExtensions" or "PeriodicTimer"
        && method.ContainingNamespace.ToDisplayString() is "System" or "System.Threading" or "System.Threading.Tasks" or "System.Timers";

    private static bool IsWidth(IMethodSymbol method, string parameter) =>
        parameter is "capacity" or "initialCapacity" or "boundedCapacity" or "bufferSize" or "minimumBufferSize" or "minBufferSize" or "sizeHint" or "maxDegreeOfParallelism" or "degreeOfParallelism" or "concurrencyLevel"
        || (parameter is "initialCount" or "maxCount" or "maximumCount" && method.ContainingType.Name.StartsWith("Semaphore", StringComparison.Ordinal));

    /// <summary>What depends on the culture in the result, by the types and formats of what is formatted.</summary>
    private Value Cultured(
        IMethodSymbol method, ImmutableArray<ApiEntry> entries, Site site, Value receiver, IOperation? instance, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands)
    {
        foreach (var entry in entries)
        {
            if (entry.Effect != ApiEffect.Culture) continue;
            if (Named(method, entry[ApiSettings.Format]) is { } format && instance is not null && values[format.Ordinal].Texts is { IsEmpty: false } texts && !texts.Any(text => Cultures.Formats(instance.Type, text))) continue;
            if (entry.Has(ApiSettings.Formats) && !Cultures.FormatsAny(method, operands, values)) continue;
            return Of(receiver, method, Known(entry, site));
        }
        return CultureLines.IsLeftOpen(method, operands) ? Value.Of(Mark.Taint(EffectIds.Culture, site)) : Value.None;
    }

    /// <summary>What a virtual member gives depends on the object; where that is the caller's, the caller says which it is.</summary>
    private static Value Of(Value receiver, IMethodSymbol method, Value known)
    {
        if (known.IsNone || method.IsStatic || !(method.IsVirtual || method.IsAbstract || method.IsOverride)) return known;
        foreach (var mark in receiver.Marks)
        {
            if (mark is { Kind: MarkKind.Argument, Hold: Hold.Same }) return Value.None.With([.. known.Marks.Select(taint => taint.Kind == MarkKind.Taint ? Mark.Virtual(taint, method, mark) : taint)]);
        }
        return known;
    }

    private static bool Is(ImmutableArray<ApiEntry> entries, ApiEffect effect, IMethodSymbol method)
    {
        foreach (var entry in entries)
        {
            if (entry.Effect == effect && (entry[ApiSettings.Unless] != ApiSettings.Floating || !IsFloating(method))) return true;
        }
        return false;
    }

    /// <summary>Are floating-point numbers added up? An average of whole numbers is their exact sum, divided once.</summary>
    private static bool IsFloating(IMethodSymbol method)
    {
        var summed = method.Parameters.LastOrDefault()?.Type switch
        {
            INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var selected } => selected,
            INamedTypeSymbol { TypeArguments.Length: 1 } sequence when sequence.TypeArguments[0] is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var expression } => expression,
            INamedTypeSymbol { TypeArguments.Length: 1 } sequence => sequence.TypeArguments[0],
            _ => method.ReturnType,
        };
        var type = summed is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : summed;
        return type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
    }

    /// <summary>Is the order of what it is filled from lost, or made anew, in a collection of that type?</summary>
    private bool Unorders(ITypeSymbol type) => Unordered(type) || type.OriginalDefinition.Name is "SortedSet" or "SortedDictionary" or "SortedList" or "ImmutableSortedSet" or "ImmutableSortedDictionary" or "PriorityQueue";

    /// <summary>
    /// The arguments, functions last: they are applied to elements of the receiver and of the other arguments, as LINQ and its like do.
    /// </summary>
    private ImmutableArray<Value> ForeignArguments(IMethodSymbol method, Value receiver, ImmutableArray<IArgumentOperation> arguments, ImmutableArray<ApiEntry> entries)
    {
        var values = new Value[method.Parameters.Length];
        var elements = receiver.Element();
        for (var i = 0; i < values.Length; i++) values[i] = Value.None;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || Function(argument.Value) is not null) continue;
            var value = parameter.RefKind == RefKind.Out ? Value.None : Eval(argument.Value);
            values[parameter.Ordinal] = value;
            if (!IsDelay(method, parameter) && !IsWidth(method, parameter.Name)) elements = elements.Join(value.Element());
        }
        var disorder = _disorder;
        var order = method.IsStatic ? values.FirstOrDefault()?.OrderOf(null) ?? [] : receiver.OrderOf(null);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || Function(argument.Value) is not { } function) continue;
            _disorder = disorder;
            Disordered(Races(method, function, arguments[0].Parent));
            var repeated = !entries.Any(static e => e.Effect == ApiEffect.Harmless);
            if (repeated && IsSequenceMethod(method)) Disordered(order);
            if (repeated && IsSequenceMethod(method)) _loops++;
            var begun = arguments[0].Parent is { } call && IsTaskStart(method) ? Begins(call, NameOf(method)) : null;
            var result = Beside(begun, () => Applied(function, Given(method, parameter, values, elements)).Join(Filled(function)));
            if (repeated && IsSequenceMethod(method)) _loops--;
            values[parameter.Ordinal] = Value.Lambda(function, result.AtMost(Hold.Elements));
        }
        _disorder = disorder;
        return [.. values];
    }

    /// <summary>
    /// What a method gives to a function: elements, but where the parameter has the type of an argument that is no sequence, as the seed of an aggregate
    /// or the state of a call, that argument.
    /// </summary>
    private static ImmutableArray<Value> Given(IMethodSymbol method, IParameterSymbol function, Value[] values, Value elements)
    {
        if (Invoked(method.OriginalDefinition.Parameters[function.Ordinal].Type) is not { } invoke) return Invoked(function.Type) is { } called ? [.. called.Parameters.Select(_ => elements)] : [elements, elements];
        // A span is no element of anything: the method has made it, be it of what it was given.
        return [.. invoke.Parameters.Select(parameter => parameter.Type is ITypeParameterSymbol type && Alone(method, type, values) is { } alone ? alone : parameter.Type.IsRefLikeType ? elements.Derived() : elements)];
    }

    /// <summary>The arguments whose type is that type parameter of the method, where it is not the type of a sequence's elements; null where there are none.</summary>
    private static Value? Alone(IMethodSymbol method, ITypeParameterSymbol type, IReadOnlyList<Value> values)
    {
        Value? alone = null;
        foreach (var parameter in method.OriginalDefinition.Parameters)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.Type, type)) alone = (alone ?? Value.None).Join(values[parameter.Ordinal]);
            else if (Invoked(parameter.Type) is null && Contains(parameter.Type, type)) return null;
        }
        return alone;
    }

    /// <summary>How a delegate, or the expression of one, is called; null for what is neither.</summary>
    private static IMethodSymbol? Invoked(ITypeSymbol type) =>
        (type as INamedTypeSymbol)?.DelegateInvokeMethod ?? (type is INamedTypeSymbol { TypeArguments.Length: 1 } tree ? (tree.TypeArguments[0] as INamedTypeSymbol)?.DelegateInvokeMethod : null);

    /// <summary>What a lambda without a result puts into what it is given: the method has it afterwards, as those that configure or build something do.</summary>
    private Value Filled(IOperation function)
    {
        if (function is not IAnonymousFunctionOperation { Symbol: { ReturnsVoid: true } lambda }) return Value.None;
        var filled = Value.None;
        foreach (var parameter in lambda.Parameters)
        {
            if (!IsPlain(parameter.Type)) filled = filled.Join(Lookup(parameter).Derived());
        }
        return filled.Without(static mark => mark.Kind is not (MarkKind.Taint or MarkKind.Argument));
    }

    /// <summary>Does the method call its functions once for each element?</summary>
    private static bool IsSequenceMethod(IMethodSymbol method) =>
        method.ContainingType.Name is "Enumerable" or "ParallelEnumerable" or "AsyncEnumerable" or "Parallel" or "Array" || (method.Name is "ForEach" or "ConvertAll");

    /// <summary>The lambda or method reference that an argument is.</summary>
    private static IOperation? Function(IOperation argument) => argument switch
    {
        IDelegateCreationOperation creation => Function(creation.Target),
        IConversionOperation conversion => Function(conversion.Operand),
        IAnonymousFunctionOperation or IMethodReferenceOperation => argument,
        _ => null,
    };

    /// <summary>Where the elements of the result are what the given functions return, those; otherwise null.</summary>
    private static Value? Made(IMethodSymbol method, ImmutableArray<Value> values)
    {
        var definition = method.OriginalDefinition;
        if (!definition.IsGenericMethod || Awaited(definition.ReturnType) is not INamedTypeSymbol { TypeArguments.Length: > 0 } result) return null;
        var made = Value.None;
        foreach (var argument in result.TypeArguments)
        {
            var maker = definition.Parameters.FirstOrDefault(parameter => parameter.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var returned } && Contains(returned, argument));
            if (maker is null) return null;
            made = made.Join(values[maker.Ordinal].AtMost(Hold.Elements));
        }
        return made;
    }

    private static bool Contains(ITypeSymbol type, ITypeSymbol part) =>
        SymbolEqualityComparer.Default.Equals(type, part) || (type is INamedTypeSymbol named && named.TypeArguments.Any(argument => Contains(argument, part)));

    /// <summary>Does the answer depend on how many elements there are, or what their keys are, and no more of them?</summary>
    private static bool AsksKeys(IMethodSymbol method) => method.Name is "TryGetValue" or "ContainsKey" or "TryAdd" || (IsLinq(method) && method.Parameters.Length == 1 && method.Name is "Count" or "LongCount" or "Any");

    /// <summary>Does the method of LINQ give elements of its source as they are?</summary>
    private static bool KeepsElements(IMethodSymbol method) => method.IsStatic && IsLinq(method) && method.Parameters.Length > 0
        && method.Name is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Reverse" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "ToList" or "ToArray" or "AsEnumerable" or "DistinctBy";

    /// <summary>What the result shares with the receiver, beyond what is computed from it.</summary>
    private static Value Held(IMethodSymbol method, Value owner, ImmutableArray<Value> values, ImmutableArray<ApiEntry> entries)
    {
        // A set of a context is a part of it: what is added to it is saved with the context.
        if (Channels.Is(Awaited(method.ReturnType)) || method.ReturnType.Name == "DbSet") return owner.AtMost(Hold.Same);
        if (IsHandedOut(entries)) return owner.AtMost(Hold.Same);
        if (IsView(method)) return values.Aggregate(Value.None, static (sum, value) => sum.Join(value.AtMost(Hold.Same)));
        if (method.ReturnsVoid || IsPlain(Awaited(method.ReturnType))) return Value.None;
        // Arrays that the method has made, of elements that it was given.
        if (method.IsStatic && IsLinq(method) && method.OriginalDefinition.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } sequence && sequence.TypeArguments[0] is IArrayTypeSymbol) return Value.None.WithMember(Value.ElementName, owner.AtMost(Hold.Elements));
        if (entries.Any(static e => e.Effect == ApiEffect.Copies) || IsSequence(method.ReturnType) || method.ReturnType.OriginalDefinition.Name is "IOrderedEnumerable" or "IAsyncEnumerable") return owner.AtMost(Hold.Elements);
        if (method.Name.StartsWith("As", StringComparison.Ordinal)) return owner.AtMost(Hold.Same);
        // A method that gives back its own kind is either a builder, the same object, or a copy of something that cannot be changed.
        if (!method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, method.ContainingType.OriginalDefinition)) return owner.AtMost(Hold.Same);
        return method.OriginalDefinition.ReturnType is ITypeParameterSymbol type ? Alone(method, type, values) ?? owner.Element() : Value.None;
    }

    /// <summary>Does a static method give another look at the memory of its arguments, as <c>CollectionsMarshal.AsSpan</c> does?</summary>
    private static bool IsView(IMethodSymbol method) => method.IsStatic && (method.ReturnsByRef || method.ReturnType is INamedTypeSymbol { Name: "Span" or "Memory", TypeArguments.Length: 1 });

    private static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

    /// <summary>What is created keeps what it was created with, under the names of the parameters.</summary>
    private Value Constructed(IMethodSymbol constructor, Site site, ImmutableArray<Value> values, Value result, ImmutableArray<ApiEntry> entries)
    {
        foreach (var parameter in constructor.Parameters)
        {
            var value = values[parameter.Ordinal].AsPath();
            // What is written to the one is written to the other.
            if (Channels.Is(parameter.Type)) result = result.Join(value.AtMost(Hold.Same));
            if (value.Texts.Length > 0 || value.Marks.Any(static mark => mark.Kind is MarkKind.Fact or MarkKind.Argument)) result = result.WithMember("$" + parameter.Name, value);
        }
        foreach (var entry in entries)
        {
            if (entry.Effect == ApiEffect.Sql && Named(constructor, entry[ApiSettings.Sql]) is { } text) result = result.WithMember(TextMember, values[text.Ordinal]);
        }
        if (constructor.ContainingType.Name == "HttpMethod")
        {
            foreach (var text in values.SelectMany(static value => value.Texts)) result = result.With(Mark.Fact("http:" + text.ToUpperInvariant()));
        }
        if (constructor.ContainingType.AllInterfaces.Any(static i => i.Name == "IDbConnection")) result = result.With(Mark.Fact("connection"));
        if (Connections.Is(constructor.ContainingType)) result = result.With(new Mark(MarkKind.Connection, Site: site));
        return result;
    }

    private static IParameterSymbol? Named(IMethodSymbol method, string? name) =>
        name is null ? null : method.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>What the call may have put into its receiver and its other arguments.</summary>
    private void Mutate(
        IMethodSymbol method, IOperation place, IOperation? instance, Value receiver, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands,
        ImmutableArray<ApiEntry> entries, Value all, Value culture)
    {
        if (method.MethodKind != MethodKind.Ordinary && !method.IsExtensionMethod) return;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && operands[parameter.Ordinal] is { } operand)
            {
                if (operand is IMemberReferenceOperation { Member.IsStatic: true } or IFieldReferenceOperation { Field.IsStatic: false }) Assign(operand, all, place);
                else Assign(operand, receiver.Element().Join(IsTaking(place) ? all.InOrder() : receiver.Known(Value.ElementName) is null ? all : values.Aggregate(receiver.WithoutElement().Derived(), static (sum, value) => sum.Join(value.Derived()))), place);
            }
        }
        var changes = false;
        foreach (var entry in entries)
        {
            if (entry.Effect != ApiEffect.Mutates) continue;
            var target = entry[ApiSettings.Changes];
            changes = true;
            var name = NameOf(method);
            if (Named(method, target) is { } parameter)
            {
                // What fills it may be chance or the clock itself.
                var filled = method.IsStatic ? entries.Aggregate(Value.None, (sum, line) => sum.Join(Known(line, SiteOf(name, place)))) : Value.None;
                if (operands[parameter.Ordinal] is { } operand) Changes(method, operand, values[parameter.Ordinal], values.Add(receiver.Derived()).Add(culture).Add(filled), place, name, ordered: false);
            }
            else if (target == ApiSettings.Static)
            {
                if (!IsStart()) Add(EffectKind.Certain, EffectIds.StaticWrite, SiteOf(name, place), Value.None, Value.None);
            }
            else
            {
                var ordered = IsOrdered(instance?.Type ?? method.ContainingType);
                // A set that is united with a sequence does not keep the order of that.
                var given = ordered ? values : [.. values.Select((value, i) => IsSequence(method.OriginalDefinition.Parameters[i].Type) ? value.InOrder() : value)];
                Changes(method, instance ?? operands.FirstOrDefault(), instance is null && values.Length > 0 ? values[0] : receiver, given.Add(culture), place, name, ordered);
            }
        }
        // An instance method that the tables do not speak of may keep what it is given: a builder, a command, a writer.
        if (!changes && instance is not null && !IsPlain(instance.Type) && (MayKeep(method, instance) || IsHandedOut(entries)) && !entries.Any(static e => e.Effect is ApiEffect.Harmless) && (values.Any(static value => !value.IsNone) || !culture.IsNone))
        {
            var added = values.Aggregate(Value.None, static (sum, value) => sum.Join(value.Derived()));
            added = added.Join(culture).With(KeyOf(values));
            var builds = method.ReturnsVoid || SymbolEqualityComparer.Default.Equals(method.ReturnType, instance.Type);
            if (!added.IsNone || builds) Gain(receiver, instance, "", Controlled(added, returned: false).With(builds && IsOrdered(instance.Type) && OutlivesLoop(instance) ? Order : []), assigned: false);
        }
        if (!changes) Fill(method, receiver, values, operands);
        foreach (var parameter in method.Parameters)
        {
            if (IsDestination(parameter) && operands[parameter.Ordinal] is { } memory && !entries.Any(entry => entry[ApiSettings.Changes] == parameter.Name))
                Changes(method, memory, values[parameter.Ordinal], values.RemoveAt(parameter.Ordinal).Add(receiver.Derived()).Add(culture), place, NameOf(method), ordered: false);
        }
        if (!IsSequenceMethod(method) || (instance ?? operands.FirstOrDefault()) is not { } elements) return;
        foreach (var operand in operands)
        {
            if (operand is not null && Function(operand) is { } function && Gained(Filled(function), receiver) is { IsEmpty: false } gained) Gain(instance is null ? values[0] : receiver, elements, "", Value.None.With(gained), assigned: false);
        }
    }

    /// <summary>A method that gives nothing back, and is given a stream or writer, writes the rest to that.</summary>
    private void Fill(IMethodSymbol method, Value receiver, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands)
    {
        if (!method.ReturnsVoid && method.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false }) return;
        foreach (var parameter in method.Parameters)
        {
            if (!Channels.Is(parameter.Type) || operands[parameter.Ordinal] is not { } operand) continue;
            var written = values.RemoveAt(parameter.Ordinal).Add(receiver).Aggregate(Value.None, static (sum, value) => sum.Join(value.Derived())).Without(static mark => mark.Kind is not (MarkKind.Taint or MarkKind.Argument));
            Gain(values[parameter.Ordinal], operand, "", Controlled(written, returned: false).With(OutlivesLoop(operand) ? Order : []), assigned: false);
        }
    }

    /// <summary>Is it memory that a library asks for to write to?</summary>
    private static bool IsDestination(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { Name: "Span" or "Memory", TypeArguments.Length: 1 } && (parameter.Name is "buffer" or "destination" || parameter.Name.EndsWith("Destination", StringComparison.Ordinal));

    private static readonly string[] Keeping = ["Add", "Append", "Write", "Set", "Insert", "Push", "Enqueue", "Put", "With", "TryAdd", "Union", "Bind", "Load", "Copy"];

    /// <summary>Does it give a part of an output, whose name is in the output, too?</summary>
    private static bool IsHandedOut(ImmutableArray<ApiEntry> entries) => entries.Any(static e => e.Effect == ApiEffect.Handed);

    /// <summary>Can the method keep what it is given? One that answers a question does not.</summary>
    private static bool MayKeep(IMethodSymbol method, IOperation instance) =>
        method.ReturnsVoid
        || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false }
        || SymbolEqualityComparer.Default.Equals(method.ReturnType, instance.Type)
        || Keeping.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Is it an element that is put into a collection, and not a collection of such?</summary>
    private static bool IsPut(Value value) => value.Known(Value.ElementName) is null;

    private void Changes(IMethodSymbol method, IOperation? operand, Value owner, ImmutableArray<Value> values, IOperation place, string name, bool ordered)
    {
        if (operand is null) return;
        var added = values.Aggregate(Value.None, static (sum, value) => sum.Join(IsPut(value) ? value.AsElement() : value.AtMost(Hold.Elements)));
        if (operand.Type is { } type && method.Name == "Sort")
        {
            var order = values.Aggregate(Value.None, static (sum, value) => sum.Join(value.Derived())).InOrder().Marks.RemoveAll(static mark => mark.Kind != MarkKind.Taint);
            Store(operand, [], Eval(operand).InOrder().With(order).With(SortsByCulture(type) && !method.Parameters.Any(static parameter => parameter.Type.Name is "IComparer" or "Comparison" or "Comparer") ? [Mark.Taint(EffectIds.Culture, SiteOf(name, place))] : []), assigned: true);
            added = Value.None;
        }
        if (method.Name == "GetOrAdd" || IsCacheFill(owner)) return;
        Change(operand, owner, added, place, name, ordered && method.Name is not ("Remove" or "Clear" or "TryRemove" or "RemoveAll"));
    }

    /// <summary>Is the object a static that only keeps results which are the same each time?</summary>
    private static bool IsCacheFill(Value owner) => owner.Marks.Any(static mark => mark is { Hold: Hold.Same, IsCache: true });

    /// <summary>Where a header with an idempotency key is added: whether the key is the same each time.</summary>
    private static ImmutableArray<Mark> KeyOf(ImmutableArray<Value> values)
    {
        if (!values.Any(static value => value.Texts.Any(IsKeyHeader))) return [];
        var marks = ImmutableArray.Create(Mark.Key);
        foreach (var value in values) marks = marks.AddRange(value.Derived().Marks.Where(static mark => mark.Kind is MarkKind.Taint or MarkKind.Argument).Select(static mark => mark with { Kind = mark.Kind == MarkKind.Taint ? MarkKind.Taint : mark.Kind }));
        return [.. marks.Distinct()];
    }

    private static bool IsKeyHeader(string text) => text.IndexOf("idempotency", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Does a collection of the type keep the order in which it was filled?</summary>
    private bool IsOrdered(ITypeSymbol? type) => type is not null && !Unorders(type) && type.OriginalDefinition.Name is not ("IDictionary" or "ISet" or "Interlocked");

    private bool OutlivesLoop(IOperation instance) => Root(instance) is not { Symbol: { } symbol } || !_loopLocals.Contains(symbol);

    /// <summary>Does it order texts as the current culture does?</summary>
    private static bool OrdersByCulture(IMethodSymbol method, ImmutableArray<IOperation?> operands)
    {
        if (method.ContainingType.Name is not ("Enumerable" or "Queryable" or "ParallelEnumerable" or "AsyncEnumerable")) return false;
        var key = method.Name switch
        {
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "MinBy" or "MaxBy" => method.TypeArguments.ElementAtOrDefault(1),
            "Order" or "OrderDescending" => method.TypeArguments.ElementAtOrDefault(0),
            "Min" or "Max" => method.ReturnType,
            _ => null,
        };
        if (key is null || !SortsByCulture(key)) return false;
        return !HasComparer(method, operands);
    }

    /// <summary>Does it make a collection that is sorted by texts as the current culture orders them?</summary>
    private static bool KeepsByCulture(IMethodSymbol method, ImmutableArray<IOperation?> operands)
    {
        var made = (method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType) as INamedTypeSymbol;
        if (made is null || (method.MethodKind != MethodKind.Constructor && method.ContainingType is not { Name: "ImmutableSortedSet" or "ImmutableSortedDictionary", IsGenericType: false })) return false;
        var key = made.OriginalDefinition.Name switch
        {
            "SortedSet" or "SortedDictionary" or "SortedList" or "ImmutableSortedSet" or "ImmutableSortedDictionary" => made.TypeArguments.ElementAtOrDefault(0),
            "PriorityQueue" => made.TypeArguments.ElementAtOrDefault(1),
            _ => null,
        };
        // A copy of one that is sorted already has the order of that.
        return key is not null && SortsByCulture(key) && !HasComparer(method, operands) && !operands.Any(operand => operand is not null && SymbolEqualityComparer.Default.Equals(operand.Type?.OriginalDefinition, made.OriginalDefinition));
    }

    private static bool HasComparer(IMethodSymbol method, ImmutableArray<IOperation?> operands) => method.Parameters.Any(parameter =>
        parameter.Type.Name is "IComparer" or "Comparer" && operands[parameter.Ordinal] is not null and not { ConstantValue: { HasValue: true, Value: null } } and not IDefaultValueOperation);

    private static bool SortsByCulture(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => SortsByCulture(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(static element => element.Type.SpecialType == SpecialType.System_String),
        INamedTypeSymbol { Name: "List" or "IList" or "Span", TypeArguments.Length: 1 } list => SortsByCulture(list.TypeArguments[0]),
        _ => false,
    };
}
