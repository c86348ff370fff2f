using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;
using Refrain.Sql;

namespace Refrain.Effects;

/// <content>What an API of the tables does to the world.</content>
internal sealed partial class MemberWalk
{
    /// <summary>Notes what a line of the tables says of the call; the value that comes back, where that is part of it.</summary>
    private Value? Act(
        ApiEntry entry, Site site, IOperation place, Value? receiver, IOperation? instance, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands, Value all)
    {
        var method = (place as IInvocationOperation)?.TargetMethod ?? (place as IObjectCreationOperation)?.Constructor ?? (place as IMethodReferenceOperation)?.Method;
        Value Argument(string setting) =>
            entry[setting] is not { } name ? Value.None
            : name == ApiSettings.This ? receiver ?? Value.None
            : method is not null && Named(method, name) is { } parameter && parameter.Ordinal < values.Length ? values[parameter.Ordinal]
            : Value.None;
        var owner = receiver ?? (values.Length > 0 ? values[0] : Value.None);
        switch (entry.Effect)
        {
            case ApiEffect.OutsideRead:
                if (IsDiscarded(place)) return null;
                var read = entry.Has(ApiSettings.Path) ? Path(entry, ApiSettings.Path, method, receiver, values, operands) : entry.Has(ApiSettings.Url) ? Argument(ApiSettings.Url).Join(owner) : owner.Join(values.Aggregate(Value.None, static (sum, value) => sum.Join(value.Derived())));
                Add(EffectKind.File, EffectIds.OutsideRead, site, read, Value.None);
                return null;
            case ApiEffect.Append:
                return File(EffectIds.Append, Path(entry, ApiSettings.Path, method, receiver, values, operands));
            case ApiEffect.Write:
                return Written(entry, method, operands);
            case ApiEffect.Delete:
                var deleted = entry.Has(ApiSettings.From) ? Path(entry, ApiSettings.From, method, receiver, values, operands) : Path(entry, ApiSettings.Path, method, receiver, values, operands);
                Add(EffectKind.File, EffectIds.Delete, site, deleted, entry.Has(ApiSettings.To) ? Value.Of(Mark.Fact("moved")) : Value.None);
                return null;
            case ApiEffect.Insert:
                Add(EffectKind.Insert, EffectIds.Insert, site, owner, all);
                return null;
            case ApiEffect.Sql when entry.Has(ApiSettings.Executes):
                return Executed(entry, method, site, place, receiver, instance, values, all);
            case ApiEffect.Transaction:
                _transaction = site.Place;
                return null;
            case ApiEffect.Request:
                Request(entry, site, Argument(ApiSettings.Verb), owner, all, place);
                return null;
            case ApiEffect.Publish:
                return Certain(EffectIds.Publish);
            case ApiEffect.Process:
                return Certain(EffectIds.Process);
            case ApiEffect.Schema:
                return Certain(EffectIds.Schema);
            case ApiEffect.Detached:
                if (!IsJoined(place, instance)) Certain(EffectIds.Detached);
                return null;
            default:
                return null;
        }

        Value? Certain(string rule)
        {
            Add(EffectKind.Certain, rule, site, Value.None, Value.None);
            Sink(site, all);
            return null;
        }

        Value File(string rule, Value path)
        {
            Add(EffectKind.File, rule, site, path, all.Join(Value.None));
            return path.Has(MarkKind.Handed) && !path.Has(MarkKind.Sink) ? Value.Of(Mark.Handed) : Value.Of(Mark.Sink);
        }

        Value? Written(ApiEntry line, IMethodSymbol? called, ImmutableArray<IOperation?> given)
        {
            var mode = called is null || Named(called, line[ApiSettings.Mode]) is not { } parameter ? null : Mode(given[parameter.Ordinal], parameter);
            var path = line.Has(ApiSettings.Path) ? Path(line, ApiSettings.Path, called, receiver, values, given) : line.Has(ApiSettings.To) ? Path(line, ApiSettings.To, called, receiver, values, given) : owner;
            switch (mode)
            {
                case "read":
                    Add(EffectKind.File, EffectIds.OutsideRead, site, path, Value.None);
                    return null;
                case "append":
                    return File(EffectIds.Append, path);
                default:
                    return File(EffectIds.WriteInPlace, path);
            }
        }
    }

    /// <summary>Of the arguments that say how a file is opened, what they say.</summary>
    private static string? Mode(IOperation? argument, IParameterSymbol parameter)
    {
        if (argument is null) return null;
        if (argument.ConstantValue is { HasValue: true, Value: bool appends }) return appends ? "append" : "write";
        var named = argument is IFieldReferenceOperation { Field: { } field } ? field.Name : null;
        // A set of options says it in its initialiser.
        if (argument is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (var assignment in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
            {
                if (assignment is { Target: IPropertyReferenceOperation { Property.Name: "Mode" or "Access" }, Value: IFieldReferenceOperation { Field: { } chosen } } && (named is null || chosen.Name is "Append" or "Read")) named = chosen.Name;
            }
        }
        // The mode decides before the access does.
        if (named is "Open" && argument.Parent?.Parent is IInvocationOperation or IObjectCreationOperation)
        {
            var siblings = argument.Parent.Parent.ChildOperations.OfType<IArgumentOperation>().Select(static a => (a.Value as IFieldReferenceOperation)?.Field.Name);
            return siblings.Any(static name => name is "Write" or "ReadWrite") ? "write" : "read";
        }
        return named switch { "Append" => "append", "Read" => "read", _ => "write" };
    }

    /// <summary>The path that is touched: the argument, or what the receiver was made from.</summary>
    private Value Path(ApiEntry entry, string setting, IMethodSymbol? method, Value? receiver, ImmutableArray<Value> values, ImmutableArray<IOperation?> operands)
    {
        var name = entry[setting];
        if (name is null or ApiSettings.This || method is null || Named(method, name) is not { } parameter)
        {
            var from = receiver ?? Value.None;
            foreach (var member in from.Members) from = from.With([.. member.Value.Marks.Where(static mark => mark.Kind == MarkKind.Fact)]);
            return from;
        }
        var path = values[parameter.Ordinal];
        if (parameter.Ordinal < operands.Length && operands[parameter.Ordinal] is { } operand and not ILocalReferenceOperation and not IParameterReferenceOperation)
        {
            path = path.With(Mark.Fact("text " + operand.Syntax));
        }
        return path;
    }

    /// <summary>A text that a database executes.</summary>
    private Value? Executed(
        ApiEntry entry, IMethodSymbol? method, Site site, IOperation place, Value? receiver, IOperation? instance, ImmutableArray<Value> values, Value all)
    {
        var owner = receiver ?? (values.Length > 0 ? values[0] : Value.None);
        var text = entry[ApiSettings.Sql] is { } name && name != ApiSettings.This && method is not null && Named(method, name) is { } parameter
            ? values[parameter.Ordinal]
            : owner.Member(TextMember);
        var source = instance?.Type ?? (method is { IsExtensionMethod: true } && place is IInvocationOperation { Arguments.Length: > 0 } called ? Source(called.Arguments[0].Value) : null);
        var dialect = Dialects.Of(owner.Exact ?? source);
        var returns = entry.Has(ApiSettings.Rows) && !IsDiscarded(place);
        var transaction = _transaction ?? (method is not null && values.Where((_, i) => method.Parameters[i].Name.IndexOf("transaction", StringComparison.OrdinalIgnoreCase) >= 0 && place is IInvocationOperation call && call.Arguments.Any(a => a.Parameter?.Ordinal == i && !a.IsImplicit)).Any() ? Location.None : null);
        Add(new Effect(EffectKind.Sql, "", site, text.Join(owner.Without(static mark => mark.Kind is MarkKind.Taint or MarkKind.Argument && mark.Hold != Hold.Same).WithTexts([])), all)
        {
            Transaction = transaction,
            InLoop = _loops > 0,
            Guarded = _guarded,
            Dialect = dialect,
            Returns = returns,
        });
        var answer = Value.Of(Mark.Queried);
        return answer;
    }

    /// <summary>The type of a connection before it was converted to its interface.</summary>
    private static ITypeSymbol? Source(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operation.Type;

    private void Request(ApiEntry entry, Site site, Value verb, Value owner, Value all, IOperation place)
    {
        var said = entry[ApiSettings.Verb];
        var verbs = said is not null && said.All(char.IsUpper) ? [said] : Verbs(verb).ToImmutableArray();
        var target = owner.Join(verb);
        if (verbs.All(static v => v is "GET" or "HEAD" or "OPTIONS"))
        {
            if (!IsDiscarded(place)) Add(EffectKind.File, EffectIds.OutsideRead, site, target, Value.None);
            return;
        }
        Sink(site, all);
        if (verbs.Any(static v => v is not ("PUT" or "DELETE" or "GET" or "HEAD" or "OPTIONS"))) Add(EffectKind.Request, EffectIds.Request, site, target.Join(all), all);
    }

    /// <summary>The verbs that a request or a method of it may have; that of a new request is GET.</summary>
    private static IEnumerable<string> Verbs(Value request)
    {
        var facts = request.Marks.Concat(request.Members.SelectMany(static member => member.Value.Marks))
            .Where(static mark => mark.Kind == MarkKind.Fact && mark.Rule.StartsWith("http:", StringComparison.Ordinal))
            .Select(static mark => mark.Rule.Substring("http:".Length)).Distinct(StringComparer.Ordinal).ToList();
        return facts.Count > 0 ? facts : ["GET"];
    }

    /// <summary>Does nobody look at the result?</summary>
    private static bool IsDiscarded(IOperation place)
    {
        var parent = place.Parent;
        while (parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation
            || parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } })
        {
            parent = parent.Parent;
        }
        return parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
    }
}
