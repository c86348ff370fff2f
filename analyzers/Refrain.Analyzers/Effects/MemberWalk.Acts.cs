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
                if (!entry.Has(ApiSettings.Path) && !entry.Has(ApiSettings.Url) && Answers.AreOnlyAsked(place)) return Value.Of(Mark.Queried);
                var read = entry.Has(ApiSettings.Path) ? Path(entry, ApiSettings.Path, method, receiver, values, operands) : entry.Has(ApiSettings.Url) ? Argument(ApiSettings.Url).Join(owner) : owner.Join(values.Aggregate(Value.None, static (sum, value) => sum.Join(value.Derived())));
                Add(EffectKind.File, EffectIds.OutsideRead, site, read, Value.None);
                return entry.Has(ApiSettings.Path) || entry.Has(ApiSettings.Url) ? null : Value.Of(Mark.Queried);
            case ApiEffect.Append:
                return File(EffectIds.Append, Path(entry, ApiSettings.Path, method, receiver, values, operands));
            case ApiEffect.Write when !entry.Has(ApiSettings.Atomic):
                return Written(entry, method, operands);
            case ApiEffect.Delete:
                var deleted = entry.Has(ApiSettings.From) ? Path(entry, ApiSettings.From, method, receiver, values, operands) : Path(entry, ApiSettings.Path, method, receiver, values, operands);
                Add(EffectKind.File, EffectIds.Delete, site, deleted, entry.Has(ApiSettings.To) ? Value.Of(Mark.Fact("moved")) : Value.None);
                return null;
            case ApiEffect.Insert:
                return Inserted(entry, site, place, owner, instance, values, all, method);
            case ApiEffect.Sql when entry.Has(ApiSettings.Executes):
                return Executed(entry, method, site, place, receiver, instance, values, all);
            case ApiEffect.Transaction:
                Begin(site.Place, method is { MethodKind: MethodKind.Constructor } ? Value.None : owner.Derived());
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
            case ApiEffect.Relative:
                return Certain(EffectIds.RelativeUpdate);
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
            Add(EffectKind.File, rule, site, path, all);
            return Value.None.With(path.AsPath().Derived().Marks).With(Mark.Sink);
        }

        Value? Written(ApiEntry line, IMethodSymbol? called, ImmutableArray<IOperation?> given)
        {
            // An object of a store is replaced as a whole, or not at all.
            if (line.Has("atomic"))
            {
                Sink(site, all);
                return null;
            }
            var path = line.Has(ApiSettings.Path) ? Path(line, ApiSettings.Path, called, receiver, values, given) : line.Has(ApiSettings.To) ? Path(line, ApiSettings.To, called, receiver, values, given) : owner;
            if (called is null || Named(called, line[ApiSettings.Mode]) is null) return File(EffectIds.WriteInPlace, path);
            var mode = Opened(called, values);
            Add(new Effect(EffectKind.File, "", site, path, all) { Mode = mode, InLoop = _loops > 0, Guarded = _guarded });
            var opened = Value.None.With(path.AsPath().Derived().Marks);
            // What is read from one that is opened for reading goes nowhere by that.
            return FileModes.RuleOf(mode) == EffectIds.OutsideRead ? opened : opened.With(Mark.Sink);
        }
    }

    /// <summary>All that the arguments say of how a file is opened.</summary>
    private static Value Opened(IMethodSymbol method, ImmutableArray<Value> values)
    {
        var mode = Value.None;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Enum || parameter.Type.Name == "FileStreamOptions" || parameter.Name == "append") mode = mode.Join(values[parameter.Ordinal]);
        }
        return mode;
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

    /// <summary>
    /// Rows that are added: at once, by the text of a bulk copy, or to a unit of work, which inserts them when it is carried out.
    /// </summary>
    private Value? Inserted(
        ApiEntry entry, Site site, IOperation place, Value owner, IOperation? instance, ImmutableArray<Value> values, Value all, IMethodSymbol? method)
    {
        if (entry.Has(ApiSettings.Sql)) return Executed(entry, method, site, place, owner, instance, values, all);
        if (!entry.Has(ApiSettings.Executes))
        {
            if (!_guarded && instance is not null && place is IInvocationOperation call && EntitySql.Added(call) is { } entity) Gain(owner, instance, "", Value.Of(Mark.Fact(AddedFact + entity)).With(all.Marks), assigned: false);
            return null;
        }
        if (owner.Known("DestinationTableName") is { Texts: { IsEmpty: false } tables })
        {
            Execute(site, Value.Text([.. tables.Select(static table => $"INSERT INTO {table} (value) VALUES ({TextSet.Hole})")]), owner.Derived(), all, Around(owner), Dialects.Of(instance?.Type), returns: false);
            return null;
        }
        if (method?.Name.StartsWith("SaveChanges", StringComparison.Ordinal) != true)
        {
            Add(EffectKind.Insert, EffectIds.Insert, site, owner, all);
            return null;
        }
        ImmutableArray<string> texts =
        [
            .. owner.All.Where(static mark => mark.Kind == MarkKind.Fact && mark.Rule.StartsWith(AddedFact, StringComparison.Ordinal)).Select(static mark => EntitySql.OfAdded(mark.Rule.Substring(AddedFact.Length))),
            .. _incremented.Select(EntitySql.OfIncremented),
        ];
        // Nobody saves what has not changed: what is not known of it is some change of rows.
        Execute(site, Value.Text(texts.IsEmpty ? [EntitySql.OfTracked] : texts), owner.Derived(), all, Around(owner), SqlDialect.Unknown, returns: false);
        return null;
    }

    private const string AddedFact = "added:";

    /// <summary>A text that a database executes.</summary>
    private Value? Executed(
        ApiEntry entry, IMethodSymbol? method, Site site, IOperation place, Value? receiver, IOperation? instance, ImmutableArray<Value> values, Value all)
    {
        var owner = receiver is { IsNone: false } ? receiver : values.Length > 0 ? values[0] : Value.None;
        var text = entry[ApiSettings.Sql] is { } name && name != ApiSettings.This && method is not null && Named(method, name) is { } parameter
            ? values[parameter.Ordinal]
            : owner.Member(TextMember);
        if (text.Known(TextMember) is { } inner) text = inner;
        if (text.Texts.IsEmpty && place is IInvocationOperation query && EntitySql.OfQuery(query) is { } made) text = Value.Text(made);
        if (text.Texts.IsEmpty && owner.Find(TextMember) is { } found) text = found;
        var source = instance?.Type ?? (method is { IsExtensionMethod: true } && place is IInvocationOperation { Arguments.Length: > 0 } called ? Source(called.Arguments[0].Value) : null);
        var dialect = Dialects.Of(owner.Exact ?? source);
        var passed = method is not null && place is IInvocationOperation call
            && call.Arguments.Any(static argument => argument is { IsImplicit: false, ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: "transaction" } && argument.Value is not { ConstantValue: { HasValue: true, Value: null } });
        Execute(site, text, owner.Derived(), all, Around(owner) ?? (passed ? Location.None : null), dialect, entry.Has(ApiSettings.Rows) && !IsDiscarded(place));
        var answer = Value.Of(Mark.Queried);
        foreach (var script in text.Texts.Select(t => SqlScript.Parse(t, dialect)))
        {
            foreach (var statement in script.Statements)
            {
                if (statement.Transaction == SqlTransactionStep.Begin && Around(owner) is null) Begin(site.Place, owner.Derived());
                if (statement.Transaction is SqlTransactionStep.Commit or SqlTransactionStep.Rollback) End(owner);
            }
            foreach (var finding in SqlJudge.Judge(script))
            {
                if (finding.Use is not (SqlUse.Returned or SqlUse.Filter)) continue;
                var rule = finding.Kind == SqlFindingKind.Clock ? EffectIds.Clock : EffectIds.Random;
                answer = answer.With(Mark.Taint(rule, new Site(site.Api + " → " + finding.Detail, site.Place, [])));
            }
        }
        return answer;
    }

    /// <summary>The transaction that is open on the connection.</summary>
    private Location? Around(Value connection)
    {
        for (var i = _transactions.Length - 1; i >= 0; i--)
        {
            if (!Connections.Differ(_transactions[i].Connection, connection)) return _transactions[i].Place;
        }
        return null;
    }

    private void Begin(Location place, Value connection) => _transactions = _transactions.Add(new(place, connection));

    /// <summary>What is open on the connection ends; was it?</summary>
    private bool End(Value connection)
    {
        var open = _transactions.RemoveAll(transaction => !Connections.Differ(transaction.Connection, connection));
        var ended = open.Length < _transactions.Length;
        _transactions = open;
        return ended;
    }

    private void Execute(Site site, Value text, Value connection, Value content, Location? transaction, SqlDialect dialect, bool returns)
    {
        Add(new Effect(EffectKind.Sql, "", site, text, Controlled(content, returned: false))
        {
            Mode = connection,
            Transaction = transaction,
            InLoop = _loops > 0,
            Guarded = _guarded,
            Branches = _branches,
            Dialect = dialect,
            Returns = returns,
        });
    }

    /// <summary>The type of a connection before it was converted to its interface.</summary>
    private static ITypeSymbol? Source(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operation.Type;

    private void Request(ApiEntry entry, Site site, Value verb, Value owner, Value all, IOperation place)
    {
        var said = entry[ApiSettings.Verb] is { } word && word.All(char.IsUpper) ? Value.Of(Mark.Fact("http:" + word)) : verb;
        Add(new Effect(EffectKind.Request, EffectIds.Request, site, owner.Join(verb).Join(all), all)
        {
            Mode = said,
            Returns = !IsDiscarded(place),
            InLoop = _loops > 0,
            Guarded = _guarded,
        });
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
