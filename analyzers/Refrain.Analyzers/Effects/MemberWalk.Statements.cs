using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>Statements: how ways fork and join.</content>
internal sealed partial class MemberWalk
{
    private void Do(IOperation? operation)
    {
        if (operation is null || ++_steps > MaxSteps) return;
        if (_session.Depth.Enter()) Perform(operation);
        else PerformFurther(operation);
        _session.Depth.Leave();
    }

    private void PerformFurther(IOperation operation) => _session.Depth.Further(
        () =>
        {
            Perform(operation);
            return true;
        },
        false);

    private void Perform(IOperation operation)
    {
        switch (operation)
        {
            case ILocalFunctionOperation:
                break;
            case IMethodBodyOperation body:
                Do(body.BlockBody ?? body.ExpressionBody);
                break;
            case IConstructorBodyOperation body:
                Do(body.Initializer);
                Do(body.BlockBody ?? body.ExpressionBody);
                break;
            case IBlockOperation block:
                Block(block);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations) Declare(declaration);
                break;
            case IVariableDeclarationOperation declaration:
                Declare(declaration);
                break;
            case IExpressionStatementOperation statement:
                CheckDetached(statement);
                Eval(statement.Operation);
                break;
            case IConditionalOperation choice:
                If(choice);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IForLoopOperation loop:
                foreach (var before in loop.Before) Do(before);
                var search = _search;
                _search = SearchLoop.Of(loop);
                Loop(loop.Condition, loop.Body, loop.AtLoopBottom);
                _search = search;
                break;
            case IWhileLoopOperation loop:
                if (!loop.ConditionIsTop) Do(loop.Body);
                Loop(loop.Condition, loop.Body, []);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                _result = _result.Join(Controlled(Eval(yielded.ReturnedValue).AtMost(Hold.Elements), returned: true).With(_disorder));
                break;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                _reachable = false;
                break;
            case IReturnOperation returned:
                Return(returned);
                break;
            case IBranchOperation:
                _reachable = false;
                break;
            case IThrowOperation thrown:
                Eval(thrown.Exception);
                _reachable = false;
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case IUsingOperation resource:
                Using(resource);
                break;
            case IUsingDeclarationOperation resource:
                Do(resource.DeclarationGroup);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case ILockOperation locked:
                Eval(locked.LockedValue);
                Do(locked.Body);
                break;
            case ILabeledOperation labeled:
                _reachable = true;
                Do(labeled.Operation);
                break;
            default:
                Eval(operation);
                break;
        }
    }

    private void Block(IBlockOperation block)
    {
        // What a look at the store guards, and what a condition with an early end decides, is the rest of the block and no more.
        var (guarded, control, branches, transaction) = (_guarded, _control, _branches, _transactions);
        foreach (var statement in block.Operations)
        {
            _session.Cancellation.ThrowIfCancellationRequested();
            Do(statement);
        }
        // What the block has opened is disposed of with what was done to it until then.
        foreach (var resource in block.Operations.OfType<IUsingDeclarationOperation>().Reverse()) Dispose(resource.DeclarationGroup, resource);
        (_guarded, _control, _branches) = (guarded, control, branches);
        // One that a using of the block has begun ends with it.
        if (block.Operations.Any(static statement => statement is IUsingDeclarationOperation)) _transactions = transaction;
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initial = declarator.Initializer?.Value ?? declaration.Initializer?.Value;
            // Evaluated first: a call in the initialiser may change what other locals hold.
            var value = Eval(initial);
            if (IsPlain(declarator.Symbol.Type) && !declarator.Symbol.IsRef) value = value.Plain();
            _locals = _locals.SetItem(declarator.Symbol, initial is null ? Value.None : Controlled(Named(value, declarator.Symbol), returned: false));
            if (_loops > 0) _loopLocals = _loopLocals.Add(declarator.Symbol);
            CheckDetached(declarator, initial);
        }
    }

    /// <summary>A text remembers the local it was given to: a path that is written and then moved is known by it.</summary>
    private static Value Named(Value value, ISymbol local) =>
        local is ILocalSymbol { Type.SpecialType: SpecialType.System_String } ? value.With(new Mark(MarkKind.Fact, Rule: "path", Symbol: local)) : value;

    private void Return(IReturnOperation returned)
    {
        var value = Eval(returned.ReturnedValue);
        if (returned.ReturnedValue is { ConstantValue.HasValue: false }) value = value.With(_disorder.RemoveRange(0, _entry));
        _result = _result.Join(Controlled(value, returned: true));
        _reachable = false;
    }

    private void If(IConditionalOperation choice)
    {
        var condition = Eval(choice.Condition);
        var (guarded, control) = (_guarded, _control);
        _control = Decide(condition);
        _guarded |= condition.Has(MarkKind.Queried);
        _conditions++;
        var branches = _branches;
        var place = choice.Syntax.GetLocation();
        _branches = branches.Add((place, 0));
        var before = _locals;
        var beforeThis = _this;
        Do(choice.WhenTrue);
        var (after, afterThis, ends) = (_locals, _this, !_reachable);
        (_locals, _this, _reachable) = (before, beforeThis, true);
        _branches = branches.Add((place, 1));
        Do(choice.WhenFalse);
        var otherEnds = !_reachable;
        Merge(after, afterThis, ends);
        _conditions--;
        // After a branch that ends the member, or the round of a loop, what follows is the other way.
        _branches = ends == otherEnds ? branches : branches.Add((place, ends ? 1 : 0));
        // After "if (exists) return" the rest is guarded as the branch was.
        if (!(ends ^ otherEnds) || !condition.Has(MarkKind.Queried)) _guarded = guarded;
        // And after "if (late) return" the rest depends on the clock; a branch that throws gives no result at all.
        _control = (ends && !otherEnds && Returns(choice.WhenTrue)) || (otherEnds && !ends && Returns(choice.WhenFalse)) ? _control : control;
    }

    private static bool Returns(IOperation? branch) =>
        branch is not null && branch.DescendantsAndSelf().Any(static o => o is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Continue });

    /// <summary>The marks that what happens under a condition gets.</summary>
    private ImmutableArray<Mark> Decide(Value condition)
    {
        var marks = _control;
        foreach (var mark in condition.All)
        {
            if (mark is not { Kind: MarkKind.Taint or MarkKind.Argument }) continue;
            var derived = mark.AtMost(Hold.Derived);
            if (!marks.Contains(derived)) marks = marks.Add(derived);
        }
        return marks;
    }

    private void Merge(LocalValues other, Value otherThis, bool otherEnds)
    {
        if (otherEnds) return;
        if (!_reachable)
        {
            (_locals, _this, _reachable) = (other, otherThis, true);
            return;
        }
        _this = _this.Join(otherThis);
        _locals = _locals.Join(other);
    }

    private void Loop(IOperation? condition, IOperation? body, ImmutableArray<IOperation> bottom)
    {
        var (control, disorder) = (_loopControl, _disorder);
        Drain(condition);
        Rounds(() =>
        {
            if (condition is not null)
            {
                var saved = _control;
                _control = _loopControl;
                _loopControl = Decide(Eval(condition));
                _control = saved;
            }
            Do(body);
            _reachable = true;
            foreach (var step in bottom) Do(step);
        });
        (_loopControl, _disorder) = (control, disorder);
        _reachable = true;
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        var collection = Enumerated(loop.Collection, Eval(loop.Collection));
        Enumerator(loop, collection);
        var (disorder, locals, counted) = (_disorder, _loopLocals, _counted);
        Disordered(OrderOf(loop.Collection, collection));
        foreach (var local in loop.Locals) _loopLocals = _loopLocals.Add(local);
        Rounds(() =>
        {
            Assign(loop.LoopControlVariable, collection.Element(), loop);
            Do(loop.Body);
            _reachable = true;
        });
        (_disorder, _loopLocals, _counted) = (disorder, locals, counted);
        foreach (var local in loop.Locals)
        {
            if (!IsPlain(local.Type) && Lookup(local) is var element && Gained(element, collection) is { IsEmpty: false } gained) Store(loop.Collection, [], Value.None.With(gained), assigned: false);
        }
    }

    /// <summary>What an element has come to depend on that its collection does not: who sets members of all elements changes what the collection holds.</summary>
    private static ImmutableArray<Mark> Gained(Value element, Value collection)
    {
        var known = collection.All;
        return element.All.RemoveAll(mark => mark.Kind != MarkKind.Taint || mark.IsOfOrder || known.Contains(mark));
    }

    /// <summary>What follows runs in that order.</summary>
    private void Disordered(ImmutableArray<Mark> order)
    {
        foreach (var mark in order)
        {
            if (!_disorder.Contains(mark)) _disorder = _disorder.Add(mark);
        }
    }

    /// <summary>
    /// Walks a round of a loop, and a second one where the first has left something for it: without that it would see, and do, the same. So loops within each
    /// other cost what they hand on, and not two to the power of their depth.
    /// </summary>
    private void Rounds(Action round)
    {
        _loops++;
        for (var i = 0; i < (Hurries ? 1 : 2); i++)
        {
            var (locals, own) = (_locals, _this);
            var (control, branches, transactions) = (_control, _branches, _transactions);
            var (counted, guarded, ended) = (_counted, _guarded, _endedTransaction);
            round();
            (_locals, _this) = (locals.Join(_locals), own.Join(_this));
            if (locals.IsKeptBy(_locals) && ReferenceEquals(own, _this) && _control == control && _branches == branches && _transactions == transactions
                && ReferenceEquals(_counted, counted) && _guarded == guarded && _endedTransaction == ended) break;
        }
        _loops--;
    }

    private void Try(ITryOperation attempt)
    {
        var before = _locals;
        var beforeThis = _this;
        Do(attempt.Body);
        var (after, afterThis, ends) = (_locals, _this, !_reachable);
        foreach (var handler in attempt.Catches)
        {
            (_locals, _this, _reachable) = (before, beforeThis, true);
            Merge(after, afterThis, otherEnds: false);
            if (handler.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: { } caught }) _locals = _locals.SetItem(caught, Value.None);
            if (handler.Filter is not null) Eval(handler.Filter);
            Do(handler.Handler);
            CheckSwallowed(attempt, handler);
            if (_reachable)
            {
                Merge(after, afterThis, ends);
                (after, afterThis, ends) = (_locals, _this, false);
            }
        }
        (_locals, _this, _reachable) = (after, afterThis, true);
        Do(attempt.Finally);
        _reachable = !ends;
    }

    private void Using(IUsingOperation resource)
    {
        var transaction = _transactions;
        if (resource.Resources is IVariableDeclarationGroupOperation group)
        {
            Do(group);
            Do(resource.Body);
            Dispose(group, resource);
        }
        else
        {
            var value = Eval(resource.Resources);
            Do(resource.Body);
            if (resource.Resources.Type is { } type) Dispose(type, value, resource);
        }
        _transactions = transaction;
    }

    private void Dispose(IVariableDeclarationGroupOperation group, IOperation place)
    {
        foreach (var declared in group.Declarations.SelectMany(static declaration => declaration.Declarators).Reverse())
        {
            Dispose(declared.Symbol.Type, Lookup(declared.Symbol), place);
        }
    }

    private void Switch(ISwitchOperation choice)
    {
        var value = Eval(choice.Value);
        var control = _control;
        _control = Decide(value);
        var (before, beforeThis) = (_locals, _this);
        var (branches, place, way) = (_branches, choice.Syntax.GetLocation(), 0);
        (LocalValues Locals, Value This)? joined = null;
        foreach (var section in choice.Cases)
        {
            (_locals, _this, _reachable) = (before, beforeThis, true);
            _branches = branches.Add((place, way++));
            foreach (var clause in section.Clauses) Clause(clause, value);
            foreach (var statement in section.Body) Do(statement);
            // A break ends the section, not what comes after the switch.
            var leaves = !_reachable && section.Body.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break } or IBlockOperation;
            if (_reachable || leaves)
            {
                _reachable = true;
                if (joined is { } other) Merge(other.Locals, other.This, otherEnds: false);
                joined = (_locals, _this);
            }
        }
        (_locals, _this, _reachable) = (joined?.Locals ?? before, joined?.This ?? beforeThis, true);
        Merge(before, beforeThis, otherEnds: false);
        (_control, _branches) = (control, branches);
    }

    private void Clause(ICaseClauseOperation clause, Value value)
    {
        switch (clause)
        {
            case IPatternCaseClauseOperation pattern:
                Match(pattern.Pattern, value);
                Eval(pattern.Guard);
                break;
            case ISingleValueCaseClauseOperation single:
                Eval(single.Value);
                break;
        }
    }
}
