using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// What the walk knows of a value: marks on the whole, values of members that were seen to be set, the texts it may be, its type if that is
/// known exactly, and the function it is. Immutable. Everything is "may": the union over all ways through the code.
/// </summary>
internal sealed class Value
{
    /// <summary>Members deeper than this are folded into their owner.</summary>
    private const int MaxDepth = 3;

    /// <summary>More marks than this on one value say nothing new to anybody.</summary>
    private const int MaxMarks = 48;

    /// <summary>No object that people write has so many members of which anything is known.</summary>
    private const int MaxSize = 1024;

    /// <summary>The name by which a path goes to an element.</summary>
    public const string ElementName = "[]";
    private const string ElementPath = "." + ElementName;

    public static readonly Value None = new([], null, [], null, null);

    private readonly ImmutableDictionary<string, Value>? _members;
    private ImmutableArray<Mark> _all;
    private int _size;

    private Value(ImmutableArray<Mark> marks, ImmutableDictionary<string, Value>? members, ImmutableArray<string> texts, ITypeSymbol? exact, IOperation? function)
    {
        Marks = marks;
        _members = members;
        Texts = texts;
        Exact = exact;
        Function = function;
    }

    /// <summary>The marks of the whole.</summary>
    public ImmutableArray<Mark> Marks { get; }

    /// <summary>The texts it may be, with <see cref="TextSet.Hole"/> for what is not known; empty where nothing is known.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>The type that the value was created with, where all creations agree.</summary>
    public ITypeSymbol? Exact { get; }

    /// <summary>The lambda or method reference that the value is.</summary>
    public IOperation? Function { get; }

    public static Value Of(Mark mark) => new([mark], null, [], null, null);

    public static Value Of(params Mark[] marks) => new([.. marks], null, [], null, null);

    public static Value Text(string text) => new([], null, [text], null, null);

    public static Value Text(ImmutableArray<string> texts) => texts.IsEmpty ? None : new([], null, texts, null, null);

    public static Value Created(ITypeSymbol type) => new([], null, [], type, null);

    /// <summary>A function; what is known of it is known of its result.</summary>
    public static Value Lambda(IOperation function, Value result) => new(result.Marks, result._members, result.Texts, result.Exact, function);

    /// <summary>Is nothing known of it?</summary>
    public bool IsNone => Marks.IsEmpty && _members is null && Texts.IsEmpty && Exact is null && Function is null;

    /// <summary>The marks of the whole and of all members.</summary>
    public ImmutableArray<Mark> All
    {
        get
        {
            if (_members is null) return Marks;
            if (!_all.IsDefault) return _all;
            var all = Marks;
            foreach (var member in _members) all = Union(all, member.Value.All);
            // Asked again for each call that hands the value on. Two threads come to the same.
            ImmutableInterlocked.InterlockedInitialize(ref _all, all);
            return _all;
        }
    }

    /// <summary>Is there a mark of the kind on it or in it?</summary>
    public bool Has(MarkKind kind)
    {
        foreach (var mark in Marks)
        {
            if (mark.Kind == kind) return true;
        }
        if (_members is null) return false;
        foreach (var member in _members)
        {
            if (member.Value.Has(kind)) return true;
        }
        return false;
    }

    /// <summary>Is there a mark of the kind on the whole that is held so firmly?</summary>
    public bool Holds(MarkKind kind, Hold hold)
    {
        foreach (var mark in Marks)
        {
            if (mark.Kind == kind && mark.Hold >= hold) return true;
        }
        return false;
    }

    public bool HasTaint(string rule)
    {
        foreach (var mark in Marks)
        {
            if (mark.Kind == MarkKind.Taint && mark.Rule == rule) return true;
        }
        if (_members is null) return false;
        foreach (var member in _members)
        {
            if (member.Value.HasTaint(rule)) return true;
        }
        return false;
    }

    /// <summary>One or the other.</summary>
    public Value Join(Value other)
    {
        if (ReferenceEquals(this, other) || other.IsNone) return this;
        if (IsNone) return other;
        var marks = Union(Marks, other.Marks);
        var members = Union(_members, other._members);
        var texts = TextSet.Union(Texts, other.Texts);
        var exact = Exact is null ? other.Exact : other.Exact is null || SymbolEqualityComparer.Default.Equals(Exact, other.Exact) ? Exact : null;
        var function = Function ?? other.Function;
        // Who joins states sees by this that nothing was added.
        return marks == Marks && ReferenceEquals(members, _members) && texts == Texts && ReferenceEquals(exact, Exact) && ReferenceEquals(function, Function) ? this : new(marks, members, texts, exact, function);
    }

    /// <summary>What is computed from it: the marks that spread, held by nothing.</summary>
    public Value Derived() => IsMemory ? Marked(All, Hold.Derived).With(Mark.Temporary) : Marked(All, Hold.Derived);

    /// <summary>What else is said of it.</summary>
    public Value Facts() => From(Marks.RemoveAll(static mark => mark.Kind != MarkKind.Fact));

    /// <summary>Of an object that is changed, whose it is: nothing else of it matters then.</summary>
    public Value Owners()
    {
        var owners = Marks.RemoveAll(static mark => mark.Hold != Hold.Same && mark.Kind != MarkKind.Handed);
        return _members is null && owners.Length == Marks.Length ? this : Has(MarkKind.Handed) ? From(owners).With(Mark.Handed) : From(owners);
    }

    /// <summary>What decides by it: an insignificant parameter may, as long as it is no part of what comes out.</summary>
    public Value AsControl() => Only(Each(Marks, static mark => mark is { Kind: MarkKind.Taint, Rule: EffectIds.InsignificantReachesOutput } ? null : mark.AsControl()));

    /// <summary>Without what an insignificant parameter is there for.</summary>
    public Value Significant() => HasTaint(EffectIds.InsignificantReachesOutput) || Has(MarkKind.Argument)
        ? Without(static mark => mark is { Kind: MarkKind.Taint, Rule: EffectIds.InsignificantReachesOutput }).Deciding()
        : this;

    private Value Deciding() => Remarked(Each(Marks, static mark => mark.Kind == MarkKind.Argument ? mark.AsControl() : mark), _members);

    /// <summary>Is it the connection string of a database in memory?</summary>
    private bool IsMemory => Texts.Any(static text => text.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("Mode=Memory", StringComparison.OrdinalIgnoreCase) >= 0)
        || _members?.Any(static member => member.Value.IsMemory) == true;

    /// <summary>The same with marks held no firmer, and no more of its members than what they mark.</summary>
    public Value AtMost(Hold hold) => Marked(All, hold);

    /// <summary>As an element of a collection: of an object, what each of its members is stays told apart. Elements may be of several types.</summary>
    public Value AsElement() => _members?.Keys.Any(static name => !IsOwn(name)) == true
        ? Marked(Marks, Hold.Elements).WithMember(ElementName, new(Marks, _members, [], null, null))
        : AtMost(Hold.Elements);

    /// <summary>A collection without what is told apart in its elements.</summary>
    public Value WithoutElement() => Known(ElementName) is null ? this : new(Marks, _members!.Remove(ElementName), Texts, Exact, Function);

    /// <summary>A collection to which these elements are added.</summary>
    public Value Gaining(Value added)
    {
        var result = With(added.WithoutElement().All);
        foreach (var member in added.Members.Where(static member => IsOwn(member.Key))) result = result.WithMember(member.Key, member.Value);
        if (!added.Texts.IsEmpty && !Texts.IsEmpty) result = result.WithTexts(TextSet.Union(Texts, added.Texts));
        return added.Known(ElementName) is { } element ? result.WithMember(ElementName, (Known(ElementName) ?? None).Join(element)) : result;
    }

    /// <summary>A copy that shares its members with the original, as <c>with</c> makes it.</summary>
    public Value AtMostShallow() => new(Each(Marks, static mark => mark.AtMost(Hold.Elements)), _members, [], Exact, null);

    /// <summary>What an element of it is: of another collection of the same elements, the same elements.</summary>
    public Value Element()
    {
        var marks = Each(WithoutElement().All, static mark => mark switch
        {
            { Kind: MarkKind.Ordered } or { IsOfOrder: true } => null,
            { Kind: MarkKind.Argument, Hold: Hold.Elements or Hold.Same } => mark with { Hold = Hold.Same, Path = mark.Path.EndsWith(ElementPath, StringComparison.Ordinal) ? mark.Path : mark.Path + ElementPath },
            { Hold: Hold.Elements } => mark with { Hold = Hold.Same },
            _ => mark.AsSorted(),
        }, distinct: false);
        var element = Only(marks).WithTexts(ElementTexts);
        return Known(ElementName) is { } known ? known.Join(element) : element;
    }

    /// <summary>Is the name one of ours? Half-typed members have an empty one.</summary>
    public static bool IsOwn(string name) => name.Length > 0 && name[0] == '$';

    private static bool IsPart(string name) => name.Length > 1 && name[0] == '$' && name[1] is >= '0' and <= '9';

    /// <summary>How many texts were written down in the list.</summary>
    public int Parts => _members?.Keys.Count(IsPart) ?? 0;

    /// <summary>With the texts that were written down in another list.</summary>
    public Value WithParts(Value other)
    {
        var result = this;
        foreach (var part in other.Members)
        {
            if (IsPart(part.Key)) result = result.WithMember(part.Key, part.Value);
        }
        return result;
    }

    /// <summary>Of a list of texts that was written down, the texts.</summary>
    public ImmutableArray<string> ElementTexts => _members is null ? [] : [.. _members
        .Where(static member => IsPart(member.Key)).OrderBy(static member => member.Key.Length).ThenBy(static member => member.Key, StringComparer.Ordinal)
        .SelectMany(static member => member.Value.Texts).Where(static text => text != TextSet.Unknown).Distinct(StringComparer.Ordinal).Take(TextSet.Max)];

    public Value With(Mark mark) => Marks.Length >= MaxMarks || Marks.Contains(mark) ? this : Remarked(Marks.Add(mark), _members);

    public Value With(ImmutableArray<Mark> marks) => marks.IsEmpty ? this : Remarked(Union(Marks, marks), _members);

    public Value WithTexts(ImmutableArray<string> texts) => texts == Texts ? this : new(Marks, _members, texts, Exact, Function);

    public Value WithExact(ITypeSymbol type) => ReferenceEquals(type, Exact) ? this : new(Marks, _members, Texts, type, Function);

    /// <summary>Without the marks that meet a condition, in its members neither.</summary>
    public Value Without(Func<Mark, bool> condition)
    {
        var marks = Marks;
        foreach (var mark in Marks)
        {
            if (!condition(mark)) continue;
            marks = Marks.RemoveAll(new Predicate<Mark>(condition));
            break;
        }
        var members = _members;
        if (_members is not null)
        {
            foreach (var member in _members)
            {
                if (member.Value.Without(condition) is var left && !ReferenceEquals(left, member.Value)) members = members!.SetItem(member.Key, left);
            }
        }
        return Remarked(marks, members);
    }

    /// <summary>Without the marks of an order that nothing promises.</summary>
    public Value InOrder() => Has(MarkKind.Argument) ? Without(static mark => mark.IsOfOrder).Sorted() : HasTaint(EffectIds.Unordered) ? Without(static mark => mark.IsOfOrder) : this;

    /// <summary>Seen from where it is used: what several threads have put into it comes in the order in which they did.</summary>
    public Value Arrived(Site site) => Marks.Any(static mark => mark.IsArrival)
        ? Remarked(Each(Marks, mark => mark.IsArrival ? Mark.Taint(EffectIds.Unordered, site) : mark), _members)
        : this;

    /// <summary>What is of a parameter, whatever order that has.</summary>
    private Value Sorted()
    {
        var members = _members;
        if (_members is not null)
        {
            foreach (var member in _members)
            {
                if (member.Value.Sorted() is var sorted && !ReferenceEquals(sorted, member.Value)) members = members!.SetItem(member.Key, sorted);
            }
        }
        return Remarked(Each(Marks, static mark => mark.AsSorted()), members);
    }

    /// <summary>The order in which its elements come: one that nothing promises, or that a caller's value has.</summary>
    /// <param name="site">Where it is enumerated, if what stands behind an interface decides whether there is an order.</param>
    public ImmutableArray<Mark> OrderOf(Site? site)
    {
        ImmutableArray<Mark>.Builder? order = null;
        foreach (var mark in All)
        {
            if (!mark.IsOfOrder && (mark.Kind != MarkKind.Argument || mark.IsControl || mark.IsSorted)) continue;
            var alone = mark.Kind == MarkKind.Argument ? mark.AsOrder(site) : mark;
            order ??= ImmutableArray.CreateBuilder<Mark>();
            if (!order.Contains(alone)) order.Add(alone);
        }
        return order?.ToImmutable() ?? [];
    }

    /// <summary>The value of a member, whether it was seen to be set or not.</summary>
    public Value Member(string name)
    {
        if (name == ElementName) return Element();
        if (_members is not null && _members.TryGetValue(name, out var known))
        {
            // What the whole depends on, and whose it is, holds for the member, too.
            return known.With(Each(Marks, static mark =>
                mark.Kind != MarkKind.Taint && !(mark.Kind is MarkKind.Static or MarkKind.Input && mark.Hold >= Hold.Elements) ? null : mark.Hold == Hold.Elements ? mark with { Hold = Hold.Same } : mark, distinct: false));
        }
        return MemberOfWhole(name);
    }

    /// <summary>A member of which nothing is known but what the whole is.</summary>
    private Value MemberOfWhole(string name) => Only(Each(Marks, mark => mark switch
    {
        { Spreads: false } => null,
        { Kind: MarkKind.Argument, Hold: not Hold.Derived } when Steps(mark.Path) < MaxDepth => mark with { Hold = mark.Hold == Hold.Copy ? Hold.Copy : Hold.Same, Path = mark.Path + "." + name },
        { Hold: Hold.Elements } => mark with { Hold = Hold.Same },
        _ => mark,
    }, distinct: false));

    /// <summary>How many members a path leads through.</summary>
    private static int Steps(string path)
    {
        var steps = 0;
        foreach (var c in path)
        {
            if (c == '.') steps++;
        }
        return steps;
    }

    /// <summary>The member, if it was seen to be set.</summary>
    public Value? Known(string name) => _members is not null && _members.TryGetValue(name, out var known) ? known : null;

    /// <summary>
    /// The same, but the name of something in a scratch folder may be anything: what lies there is the same.
    /// </summary>
    public Value AsPath() =>
        Has(MarkKind.Handed) && !Has(MarkKind.Sink) ? Without(static mark => mark is { Kind: MarkKind.Taint, Rule: EffectIds.Clock or EffectIds.Random or EffectIds.Environment }) : this;

    /// <summary>The first member of that name, at any depth.</summary>
    public Value? Find(string name) => Known(name) ?? _members?.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(member => member.Value.Find(name)).FirstOrDefault(static found => found is not null);

    /// <summary>The members that were seen to be set.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Members => _members ?? Enumerable.Empty<KeyValuePair<string, Value>>();

    /// <summary>A copy of a value that shares nothing with what it came from: a number, a text. What it is of the member's parameters, callers know.</summary>
    public Value Plain() =>
        Marks.All(static mark => mark.Hold <= Hold.Copy) ? this : Remarked(Each(Marks, static mark => mark.AtMost(mark.Kind == MarkKind.Argument ? Hold.Copy : Hold.Derived)), _members);

    /// <summary>With a member set, to that alone.</summary>
    public Value WithMember(string name, Value member)
    {
        var shallow = member.Depth >= MaxDepth ? member.AtMost(Hold.Same).WithTexts(member.Texts) : member;
        return new Value(Marks, (_members ?? ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal)).SetItem(name, shallow), Texts, Exact, Function).Within(MaxSize);
    }

    /// <summary>How much is known of it: its marks, its members and theirs.</summary>
    private int Size
    {
        get
        {
            if (_size > 0) return _size;
            var size = 1 + Marks.Length;
            if (_members is not null)
            {
                foreach (var member in _members) size += member.Value.Size;
            }
            return _size = size;
        }
    }

    /// <summary>
    /// The same, of which no more is known than so much: then first its members are no longer told apart in theirs, and then not at all. In code of which all calls
    /// all, an object would come to have something of every other.
    /// </summary>
    public Value Within(int size)
    {
        if (Size <= size || _members is null) return this;
        var flat = new Value(Marks, _members.ToImmutableDictionary(static member => member.Key, static member => member.Value._members is null ? member.Value : member.Value.AtMost(Hold.Same).WithTexts(member.Value.Texts), StringComparer.Ordinal), Texts, Exact, Function);
        return flat.Size <= size ? flat : new(Union(Marks, Marked(All, Hold.Same).Marks), null, Texts, Exact, Function);
    }

    private int Depth => _members is null ? 0 : 1 + _members.Max(static member => member.Value.Depth);

    private static Value From(ImmutableArray<Mark> marks) => marks.IsEmpty ? None : new(marks, null, [], null, null);

    /// <summary>These marks and nothing else; the same where it has nothing else.</summary>
    private Value Only(ImmutableArray<Mark> marks) => marks == Marks && _members is null && Texts.IsEmpty && Exact is null && Function is null ? this : From(marks);

    /// <summary>The same with these marks and members; the very same where they are.</summary>
    private Value Remarked(ImmutableArray<Mark> marks, ImmutableDictionary<string, Value>? members) =>
        marks == Marks && ReferenceEquals(members, _members) ? this : new(marks, members, Texts, Exact, Function);

    private Value Marked(ImmutableArray<Mark> marks, Hold hold) => Only(hold switch
    {
        Hold.Derived => Each(marks, static mark => mark.Spreads ? mark.AtMost(Hold.Derived) : null),
        _ => Each(marks, mark => mark.Spreads ? mark.AtMost(hold) : null),
    });

    /// <summary>What becomes of each mark; those of which nothing does are left out. Most walks change none of them: then the marks are the very same.</summary>
    private static ImmutableArray<Mark> Each(ImmutableArray<Mark> marks, Func<Mark, Mark?> change, bool distinct = true)
    {
        ImmutableArray<Mark>.Builder? changed = null;
        for (var i = 0; i < marks.Length; i++)
        {
            var mark = marks[i];
            var made = change(mark);
            if (changed is null)
            {
                if (ReferenceEquals(made, mark) && (!distinct || i == 0 || marks.IndexOf(mark, 0, i) < 0)) continue;
                changed = ImmutableArray.CreateBuilder<Mark>(marks.Length);
                changed.AddRange(marks, i);
            }
            if (made is not null && (!distinct || !changed.Contains(made))) changed.Add(made);
        }
        return changed is null ? marks : changed.Count == changed.Capacity ? changed.MoveToImmutable() : changed.ToImmutable();
    }

    private static ImmutableDictionary<string, Value>? Union(ImmutableDictionary<string, Value>? left, ImmutableDictionary<string, Value>? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right)) return left ?? right;
        var union = left;
        foreach (var member in right)
        {
            var known = left.TryGetValue(member.Key, out var mine);
            var joined = known ? mine!.Join(member.Value) : member.Value;
            if (!known || !ReferenceEquals(joined, mine)) union = union.SetItem(member.Key, joined);
        }
        return union;
    }

    /// <summary>All of several values, and marks besides.</summary>
    public static Value Joined(IReadOnlyList<Value> values, ImmutableArray<Mark> more)
    {
        if (values.Count == 0) return From(more);
        if (values.Count == 1) return values[0].With(more);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var rest = None;
        foreach (var value in values)
        {
            Add(marks, value.Marks);
            if (value._members is not null || !value.Texts.IsEmpty || value.Exact is not null || value.Function is not null) rest = rest.Join(new([], value._members, value.Texts, value.Exact, value.Function));
        }
        Add(marks, more);
        return rest.IsNone ? From(marks.ToImmutable()) : new(marks.ToImmutable(), rest._members, rest.Texts, rest.Exact, rest.Function);
    }

    private static void Add(ImmutableArray<Mark>.Builder marks, ImmutableArray<Mark> more)
    {
        foreach (var mark in more)
        {
            if (marks.Count >= MaxMarks) return;
            if (!marks.Contains(mark)) marks.Add(mark);
        }
    }

    private static ImmutableArray<Mark> Union(ImmutableArray<Mark> left, ImmutableArray<Mark> right)
    {
        if (right.IsEmpty) return left;
        if (left.IsEmpty || left == right) return right;
        ImmutableArray<Mark>.Builder? union = null;
        foreach (var mark in right)
        {
            if (left.Contains(mark) || union?.Contains(mark) == true) continue;
            union ??= left.ToBuilder();
            if (union.Count >= MaxMarks) break;
            union.Add(mark);
        }
        return union?.ToImmutable() ?? left;
    }
}
