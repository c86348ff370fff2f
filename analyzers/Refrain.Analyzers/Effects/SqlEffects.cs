using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Reading;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>
/// Judges all that a task has databases execute, in the order in which it does: what one statement clears another may fill, and several need a
/// transaction around them.
/// </summary>
internal sealed class SqlEffects
{
    private readonly string _member;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<Location, SqlNameSet> _cleared = [];
    private readonly SqlNameSet _temporary = new();
    private readonly SqlNameSet _read = new();
    private readonly List<Effect> _changing = [];
    private bool _toldOfTransaction;

    private SqlEffects(string member) => _member = member;

    /// <summary>The findings about the statements among the effects.</summary>
    /// <param name="effects">What the member does, in order, with what is known of its caller.</param>
    /// <param name="member">The task's member.</param>
    public static IEnumerable<Finding> Judge(ImmutableArray<Effect> effects, string member)
    {
        var judge = new SqlEffects(member);
        foreach (var effect in effects)
        {
            if (effect.Kind == EffectKind.Sql && !effect.Mode.Has(MarkKind.Handed) && !effect.Mode.Has(MarkKind.Temporary)) judge.Judge(effect);
        }
        return judge._findings;
    }

    private void Judge(Effect effect)
    {
        // The transaction of a scope that was handed in is begun and committed by the runtime.
        if (effect.Transaction is null && effect.Mode.All.Any(static mark => mark is { Kind: MarkKind.Connection, Rule: RefrainNames.SqlScope })) effect = effect with { Transaction = Location.None };
        var cleared = new SqlNameSet();
        if (effect.Transaction is { } transaction && !_cleared.TryGetValue(transaction, out cleared)) _cleared[transaction] = cleared = new SqlNameSet();
        var changes = false;
        var faults = new SortedDictionary<string, (SqlFaults Texts, string Detail)>(StringComparer.Ordinal);
        foreach (var text in effect.Target.Texts)
        {
            var script = SqlScript.Parse(text, effect.Dialect, _temporary);
            var surroundings = new SqlSurroundings { InTransaction = effect.Transaction is not null, Cleared = cleared, Dropped = cleared };
            foreach (var finding in SqlJudge.Judge(script, surroundings))
            {
                if (FixableRule(finding.Kind) is not { } rule) Report(effect, finding);
                else if (!effect.Guarded) Fault(faults, rule, effect, text, finding);
            }
            _temporary.Add(script.TemporaryTables);
            changes |= Pass(effect, script, cleared);
        }
        foreach (var fault in faults) _findings.Add(new Finding(fault.Key, effect.Site, _member, fault.Value.Detail, fault.Value.Texts.ToProperties()));
        if (changes && effect.Transaction is null) Changes(effect);
    }

    /// <summary>The rule of what is mended in the text itself; null for all else.</summary>
    private static string? FixableRule(SqlFindingKind kind) => kind switch
    {
        SqlFindingKind.Insert => EffectIds.Insert,
        SqlFindingKind.UnguardedSchema => EffectIds.Schema,
        _ => null,
    };

    /// <summary>All statements of all texts are one finding: they are executed by one call, and are mended together.</summary>
    private static void Fault(SortedDictionary<string, (SqlFaults Texts, string Detail)> faults, string rule, Effect effect, string text, SqlFinding finding)
    {
        if (!faults.TryGetValue(rule, out var fault)) faults[rule] = fault = (new SqlFaults(effect.Dialect), finding.Detail);
        fault.Texts.Add(text, finding.Statement);
    }

    private void Report(Effect effect, SqlFinding finding)
    {
        switch (finding.Kind)
        {
            case SqlFindingKind.RelativeUpdate:
                Add(EffectIds.RelativeUpdate, effect, finding.Detail);
                break;
            case SqlFindingKind.Publish:
                Add(EffectIds.Publish, effect, finding.Detail);
                break;
            case SqlFindingKind.Clock when finding.Use == SqlUse.Stored:
                Add(EffectIds.Clock, effect, finding.Detail);
                break;
            case SqlFindingKind.Random when finding.Use == SqlUse.Stored:
                Add(EffectIds.Random, effect, finding.Detail);
                break;
            case SqlFindingKind.ReadsRows when effect.Returns && !effect.Mode.Has(MarkKind.Input):
                Add(EffectIds.OutsideRead, effect, finding.Detail);
                break;
            case SqlFindingKind.ManyStatements:
                Told(effect);
                break;
        }
    }

    /// <summary>Notes what the text did; does it change rows?</summary>
    private bool Pass(Effect effect, SqlScript script, SqlNameSet cleared)
    {
        var changes = false;
        foreach (var statement in script.Statements)
        {
            foreach (var part in statement.Parts)
            {
                if (part.Kind == SqlStatementKind.Drop || (statement.DeletesPartition && part.Kind is SqlStatementKind.Delete or SqlStatementKind.Truncate)) foreach (var name in part.Targets) cleared.Add(name);
                // What was read before is changed in C# and written back.
                if (part.Kind is SqlStatementKind.Update or SqlStatementKind.Insert or SqlStatementKind.Merge && effect.Content.Has(MarkKind.Queried) && _read.Contains(part.Target)) Add(EffectIds.RelativeUpdate, effect, part.Target!.ToString());
            }
            if (statement.ReadsRows) foreach (var name in SqlReads.Of(statement)) _read.Add(name);
            // A text that begins and commits its own transaction is whole.
            changes |= statement.ChangesData && !script.Statements.Any(static s => s.Transaction == SqlTransactionStep.Begin);
        }
        return changes;
    }

    /// <summary>A statement outside a transaction that changes rows: the second one, or one that is repeated, can be cut off from the others.</summary>
    private void Changes(Effect effect)
    {
        if (effect.InLoop || _changing.Any(other => !other.Excludes(effect) && !Connections.Differ(other.Mode, effect.Mode))) Told(effect);
        _changing.Add(effect);
    }

    private void Told(Effect effect)
    {
        if (_toldOfTransaction) return;
        _toldOfTransaction = true;
        Add(EffectIds.NoTransaction, effect, "");
    }

    private void Add(string rule, Effect effect, string detail) => _findings.Add(new Finding(rule, effect.Site, _member, detail));
}
