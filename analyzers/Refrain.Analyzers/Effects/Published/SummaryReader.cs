using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refrain.Sql;

namespace Refrain.Effects.Published;

/// <summary>Reads what <see cref="SummaryWriter"/> has written, row by row as it is asked for. Thread-safe: a row that two ask for at once is read twice.</summary>
internal sealed class SummaryReader
{
    private readonly string[] _lines;
    private readonly Rows<string> _strings;
    private readonly Rows<Location> _places;
    private readonly Rows<Site> _sites;
    private readonly Rows<Mark> _marks;
    private readonly Rows<Value> _values;
    private readonly Rows<Effect> _effects;
    private readonly Rows<MemberSummary> _summaries;
    private readonly Func<string, INamedTypeSymbol?> _type;
    private readonly Func<string, ISymbol?> _member;

    /// <param name="text">What was written.</param>
    /// <param name="type">Finds a type by its name.</param>
    /// <param name="member">Finds a member by the id of its documentation comment.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public SummaryReader(string text, Func<string, INamedTypeSymbol?> type, Func<string, ISymbol?> member)
    {
        _lines = text.Split('\n');
        (_type, _member) = (type, member);
        var (at, first) = (0, 1);
        _strings = Table(static (_, row, _) => SummaryFormat.Text(row));
        _places = Table(static (reader, row, number) => reader.Place(row));
        _sites = Table(static (reader, row, number) => reader.Site(row));
        _marks = Table(static (reader, row, number) => reader.Mark(row));
        _values = Table(static (reader, row, number) => reader.Value(row, number));
        _effects = Table(static (reader, row, number) => reader.Effect(row));
        _summaries = Table(static (reader, row, number) => reader.Summary(row));
        FirstType = first;

        Rows<T> Table<T>(Func<SummaryReader, string, int, T> read) where T : class
        {
            var count = SummaryFormat.Number(_lines[0], ref at);
            if (count > _lines.Length - first) throw new FormatException("There are fewer rows than are counted.");
            var table = new Rows<T>(this, first, count, read);
            first += count;
            return table;
        }
    }

    /// <summary>The line of the first type.</summary>
    public int FirstType { get; }

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Length;

    /// <summary>A line.</summary>
    public string this[int line] => _lines[line];

    /// <summary>The summary of a member's line.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public MemberSummary Summary(string line, int at) => _summaries[SummaryFormat.Number(line, ref at)];

    private MemberSummary Summary(string row)
    {
        var at = 0;
        var flags = SummaryFormat.Number(row, ref at);
        var result = _values[SummaryFormat.Number(row, ref at)];
        var transaction = PlaceOf(row, ref at);
        var connection = _values[SummaryFormat.Number(row, ref at)];
        var effects = Many(row, ref at, static (SummaryReader reader, string row, ref int at) => reader._effects[SummaryFormat.Number(row, ref at)]);
        var changes = Many(row, ref at, static (SummaryReader reader, string row, ref int at) => new ParameterChange(
            Ordinal(row, ref at), reader._strings[SummaryFormat.Number(row, ref at)], reader._values[SummaryFormat.Number(row, ref at)], SummaryFormat.Number(row, ref at) != 0));
        return new MemberSummary(result, effects, changes)
        {
            Transaction = transaction is null ? null : new(transaction, connection),
            EndsTransaction = (flags & 1) != 0,
            HasStaticConstructor = (flags & 2) != 0,
            Use = OfEnum<StaticUse>(flags >> 2),
            Open = Many(row, ref at, static (SummaryReader reader, string row, ref int at) => reader.Call(row, ref at)),
            Within = Many(row, ref at, static (SummaryReader _, string row, ref int at) => SummaryFormat.Number(row, ref at)),
        };
    }

    private OpenCall Call(string row, ref int at)
    {
        var method = _member(_strings[SummaryFormat.Number(row, ref at)]) as IMethodSymbol;
        var (site, receiver, transaction, flags) = (_sites[SummaryFormat.Number(row, ref at)], _values[SummaryFormat.Number(row, ref at)], PlaceOf(row, ref at), SummaryFormat.Number(row, ref at));
        var arguments = Many(row, ref at, static (SummaryReader reader, string row, ref int at) => reader._values[SummaryFormat.Number(row, ref at)]);
        // Another version of the method, perhaps; a caller needs a value for each parameter.
        return new OpenCall(method?.Parameters.Length == arguments.Length ? method : null, site, receiver, arguments)
        {
            Transaction = transaction,
            InLoop = (flags & 1) != 0,
            Guarded = (flags & 2) != 0,
            Branches = Branches(row, ref at),
        };
    }

    private Effect Effect(string row)
    {
        var at = 0;
        var effect = new Effect(
            OfEnum<EffectKind>(SummaryFormat.Number(row, ref at)), _strings[SummaryFormat.Number(row, ref at)], _sites[SummaryFormat.Number(row, ref at)],
            _values[SummaryFormat.Number(row, ref at)], _values[SummaryFormat.Number(row, ref at)])
        {
            Mode = _values[SummaryFormat.Number(row, ref at)],
            Transaction = PlaceOf(row, ref at),
            Dialect = OfEnum<SqlDialect>(SummaryFormat.Number(row, ref at)),
        };
        var flags = SummaryFormat.Number(row, ref at);
        return effect with
        {
            InLoop = (flags & 1) != 0,
            Guarded = (flags & 2) != 0,
            Asks = (flags & 4) != 0,
            Returns = (flags & 8) != 0,
            Once = (flags & 16) != 0,
            IsKept = (flags & 32) != 0,
            Branches = Branches(row, ref at),
        };
    }

    private ImmutableArray<(Location Choice, int Way)> Branches(string row, ref int at) =>
        Many(row, ref at, static (SummaryReader reader, string row, ref int at) => (reader.PlaceOf(row, ref at) ?? Location.None, SummaryFormat.Number(row, ref at)));

    private static int Ordinal(string row, ref int at) => SummaryFormat.Number(row, ref at) is var number && number % 2 == 0 ? number / 2 : -(number / 2) - 1;

    private Value Value(string row, int number)
    {
        var at = 0;
        var value = Effects.Value.None.With(Many(row, ref at, static (SummaryReader reader, string row, ref int at) => reader._marks[SummaryFormat.Number(row, ref at)]));
        for (var members = SummaryFormat.Number(row, ref at); members > 0; members--)
        {
            var name = _strings[SummaryFormat.Number(row, ref at)];
            var member = SummaryFormat.Number(row, ref at);
            if (member >= number) throw new FormatException("A value is a part of itself.");
            value = value.WithMember(name, _values[member]);
        }
        value = value.WithTexts(Many(row, ref at, static (SummaryReader reader, string row, ref int at) => reader._strings[SummaryFormat.Number(row, ref at)]));
        var exact = SummaryFormat.Number(row, ref at);
        return exact > 0 && _type(_strings[exact - 1]) is { } type ? value.WithExact(type) : value;
    }

    private Mark Mark(string row)
    {
        var at = 0;
        var mark = new Mark(
            OfEnum<MarkKind>(SummaryFormat.Number(row, ref at)), OfEnum<Hold>(SummaryFormat.Number(row, ref at)), _strings[SummaryFormat.Number(row, ref at)],
            SummaryFormat.Number(row, ref at) is var site and > 0 ? _sites[site - 1] : null, Ordinal(row, ref at), _strings[SummaryFormat.Number(row, ref at)]);
        var symbol = _strings[SummaryFormat.Number(row, ref at)];
        if (symbol.Length == 0) return mark;
        // Without the virtual member it is what it would be of an object of which nothing is known.
        return _member(symbol) is { } found ? mark with { Symbol = found } : mark with { Argument = 0, Path = "" };
    }

    private Site Site(string row)
    {
        var at = 0;
        return new Site(
            _strings[SummaryFormat.Number(row, ref at)], PlaceOf(row, ref at) ?? Location.None,
            Many(row, ref at, static (SummaryReader reader, string row, ref int at) => new Step(reader._strings[SummaryFormat.Number(row, ref at)], reader.PlaceOf(row, ref at) ?? Location.None)));
    }

    private Location Place(string row)
    {
        var at = 0;
        var file = _strings[SummaryFormat.Number(row, ref at)];
        var start = new LinePosition(SummaryFormat.Number(row, ref at), SummaryFormat.Number(row, ref at));
        var end = new LinePosition(SummaryFormat.Number(row, ref at), SummaryFormat.Number(row, ref at));
        if (end < start) throw new FormatException("A place ends before it begins.");
        return Location.Create(file, default, new LinePositionSpan(start, end));
    }

    private Location? PlaceOf(string row, ref int at) => SummaryFormat.Number(row, ref at) switch
    {
        0 => null,
        1 => Location.None,
        var place => _places[place - 2],
    };

    private static T OfEnum<T>(int number) where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), number);
        return Enum.IsDefined(typeof(T), value) ? value : throw new FormatException($"{number} is no {typeof(T).Name}.");
    }

    private delegate T Read<T>(SummaryReader reader, string row, ref int at);

    private ImmutableArray<T> Many<T>(string row, ref int at, Read<T> read)
    {
        var count = SummaryFormat.Number(row, ref at);
        // Each takes a character at least.
        if (count > row.Length) throw new FormatException("There are fewer than are counted.");
        var all = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) all.Add(read(this, row, ref at));
        return all.MoveToImmutable();
    }

    /// <summary>The rows of a table, those that were asked for.</summary>
    private sealed class Rows<T>(SummaryReader reader, int first, int count, Func<SummaryReader, string, int, T> read) where T : class
    {
        private readonly T?[] _read = new T?[count];

        public T this[int number] =>
            number >= _read.Length ? throw new FormatException("There is no such row.") : _read[number] ??= read(reader, reader._lines[first + number], number);
    }
}
