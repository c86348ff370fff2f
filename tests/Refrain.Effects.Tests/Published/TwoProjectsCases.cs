namespace Refrain.Effects.Tests.Published;

/// <summary>A helper, a task that uses it, and the rules that speak of the task.</summary>
/// <param name="Name">What is special about the helper.</param>
/// <param name="Library">The helper's project.</param>
/// <param name="Tasks">The task's project.</param>
/// <param name="Rules">The rules, with spaces between them; empty: all is well.</param>
public sealed record TwoProjectsCase(string Name, string Library, string Tasks, string Rules)
{
    public override string ToString() => Name;
}

/// <summary>What helpers look like, one of each kind; each has a twin that does no harm where that is not plain.</summary>
internal static class TwoProjectsCases
{
    public static IReadOnlyList<TwoProjectsCase> All { get; } =
    [
        Case("method", "public static class J { public static void Note(string line) => W(line); static void W(string line) => File.AppendAllText(\"j\", line); }", "int", "J.Note(Name); return 1;", "RFN201"),
        Case("method with a path that is handed in", "public static class J { public static void Note(string path, string line) => File.AppendAllText(path, line); }", "int", "J.Note(Path.Combine(context.ScratchDirectory, \"j\"), Name); return 1;", ""),
        Case("method with a path that is not", "public static class J { public static void Note(string path, string line) => File.AppendAllText(path, line); }", "int", "J.Note(\"/srv/j\", Name); return 1;", "RFN201"),
        Case("path made of what is handed in", "public static class J { public static string At(string folder) => Path.Combine(folder, \"j\"); }", "int", "File.WriteAllText(J.At(context.ScratchDirectory), Name); return 1;", ""),
        Case("temporary that is moved", "public static class J { public static void Save(string path, string text) { var temporary = path + \".tmp\"; File.WriteAllText(temporary, text); File.Move(temporary, path, true); } }", "int", "J.Save(\"/srv/j\", Name); return 1;", ""),
        Case("written in place", "public static class J { public static void Save(string path, string text) => File.WriteAllText(path, text); }", "int", "J.Save(\"/srv/j\", Name); return 1;", "RFN301"),
        Case("property", "public static class C { public static DateTime Now => DateTime.UtcNow; }", "string", "return Name + C.Now.Ticks;", "RFN101"),
        Case("property of an object", "public sealed class C(int days) { public int Days => days; public DateTime Then => DateTime.UtcNow.AddDays(days); }", "long", "return new C(2).Then.Ticks;", "RFN101"),
        Case("automatic property", "public sealed class C(string id) { public string Id { get; } = Guid.NewGuid().ToString(); public string Name { get; } = id; }", "string", "return new C(Name).Id;", "RFN102"),
        Case("another automatic property of the same object", "public sealed class C(string id) { public string Id { get; } = Guid.NewGuid().ToString(); public string Name { get; } = id; }", "string", "return new C(Name).Name;", ""),
        Case("setter", "public sealed class C { string _text = \"\"; public string Text { get => _text; set { File.AppendAllText(\"j\", value); _text = value; } } }", "string", "var c = new C(); c.Text = Name; return c.Text;", "RFN201"),
        Case("indexer", "public sealed class C { public string this[string key] => key + Environment.MachineName; }", "string", "return new C()[Name];", "RFN103"),
        Case("constructor", "public sealed class C { public C(string name) => File.Delete(name); public int One => 1; }", "int", "return new C(Name).One;", "RFN302"),
        Case("record", "public sealed record R(string Name, string Id); public static class M { public static R Make(string name) => new(name, Guid.NewGuid().ToString()); }", "string", "return M.Make(Name).Id;", "RFN102"),
        Case("other member of a record", "public sealed record R(string Name, string Id); public static class M { public static R Make(string name) => new(name, Guid.NewGuid().ToString()); }", "string", "return M.Make(Name).Name;", ""),
        Case("record that is copied", "public sealed record R(string Name, string Id) { public static R New(string name) => new(name, Guid.NewGuid().ToString()); }", "string", "return (R.New(Name) with { Name = \"x\" }).Id;", "RFN102"),
        Case("struct", "public readonly struct S(int value) { public int Salted => value + Random.Shared.Next(); }", "int", "return new S(1).Salted;", "RFN102"),
        Case("generic method", "public static class G { public static T Tap<T>(T value) { File.AppendAllText(\"j\", \"\" ); return value; } }", "string", "return G.Tap(Name);", "RFN201"),
        Case("generic class", "public sealed class Box<T>(T value) { public T Value => value; public string Id() => Guid.NewGuid().ToString(); }", "string", "return new Box<string>(Name).Id();", "RFN102"),
        Case("content of a generic class", "public sealed class Box<T>(T value) { public T Value => value; public string Id() => Guid.NewGuid().ToString(); }", "string", "return new Box<string>(Name).Value;", ""),
        Case("extension method", "public static class E { public static string Stamped(this string text) => text + DateTime.UtcNow.Ticks; }", "string", "return Name.Stamped();", "RFN101"),
        Case("extension block", "public static class E { extension(string text) { public string Stamped() => text + DateTime.UtcNow.Ticks; } }", "string", "return Name.Stamped();", "RFN101"),
        Case("operator", "public sealed class M(int value) { public int Value => value; public static M operator +(M a, M b) { File.AppendAllText(\"j\", \"+\"); return new(a.Value + b.Value); } }", "int", "return (new M(1) + new M(2)).Value;", "RFN201"),
        Case("conversion", "public sealed class M(int value) { public static implicit operator int(M m) => m._value + Environment.ProcessId; private readonly int _value = value; }", "int", "return new M(1);", "RFN103"),
        Case("function that is passed on", "public static class F { public static void Each(IEnumerable<string> all, Action<string> act) { foreach (var one in all) act(one); } }", "int", "F.Each([Name], one => File.AppendAllText(\"j\", one)); return 1;", "RFN201"),
        Case("what a passed function gives", "public static class F { public static string Of(Func<string> make) => \"<\" + make() + \">\"; }", "string", "return F.Of(() => Guid.NewGuid().ToString());", "RFN102"),
        Case("a passed function without harm", "public static class F { public static string Of(Func<string> make) => \"<\" + make() + \">\"; }", "string", "return F.Of(() => Name);", ""),
        Case("function that is returned", "public static class F { public static Func<string> Maker() => () => Guid.NewGuid().ToString(); }", "string", "return F.Maker()();", "RFN102"),
        Case("method group", "public static class F { public static string Id(string name) => name + Guid.NewGuid(); }", "IEnumerable<string>", "return new[] { Name }.Select(F.Id);", "RFN102"),
        Case("iterator", "public static class I { public static IEnumerable<string> Ids(int count) { for (var i = 0; i < count; i++) yield return Guid.NewGuid().ToString(); } }", "IEnumerable<string>", "return I.Ids(2);", "RFN102"),
        Case("async", "public static class A { public static async Task<string> Read(string path, CancellationToken token) => await File.ReadAllTextAsync(path, token); }", "Task<string>", "return await A.Read(Name, context.CancellationToken);", "RFN104", "async "),
        Case("token that is not passed on", "public static class A { public static async Task Wait(CancellationToken token) { await Task.Delay(1); } }", "Task<int>", "await A.Wait(context.CancellationToken); return 1;", "RFN305", "async "),
        Case("async void", "public static class A { public static async void Fire(string name) => await Task.Delay(name.Length); }", "int", "A.Fire(Name); return 1;", "RFN208"),
        Case("exception that is swallowed", "public static class X { public static int Length(string path) { var length = 0; try { length = path.Length; File.Exists(path); } catch (Exception) { } return length; } }", "int", "return X.Length(Name);", "RFN304"),
        Case("exception of the other project that is expected", "public sealed class Bad : Exception; public static class X { public static int Parse(string text) => text == \"\" ? throw new Bad() : text.Length; }", "int", "try { return X.Parse(Name); } catch (Bad) { return -1; }", ""),
        Case("implementation behind an interface", "public interface IC { long Now { get; } } public static class Cs { public static IC System() => new S(); sealed class S : IC { public long Now => DateTime.UtcNow.Ticks; } }", "long", "return Cs.System().Now;", "RFN101"),
        Case("implementation that only the container knows", "public interface IC { long Now { get; } } internal sealed class S : IC { public long Now => DateTime.UtcNow.Ticks; }", "long", "return clock.Now;", "RFN101", parameters: ", [Service] IC clock"),
        Case("explicit implementation", "public interface IC { long Now { get; } } public sealed class S : IC { long IC.Now => DateTime.UtcNow.Ticks; }", "long", "return ((IC)new S()).Now;", "RFN101"),
        Case("override", "public abstract class B { public abstract void Save(string text); public static B Of(string path) => new D(path); } internal sealed class D(string path) : B { public override void Save(string text) => File.AppendAllText(path, text); }", "int", "B.Of(\"j\").Save(Name); return 1;", "RFN201"),
        Case("base class's constructor", "public abstract class B { protected B(string name) => File.AppendAllText(\"j\", name); }", "int", "return new D(Name).One;", "RFN201", more: "public sealed class D(string name) : B(name) { public int One => 1; }"),
        Case("base class's method", "public class B { protected string Id() => Guid.NewGuid().ToString(); }", "string", "return new D().Get();", "RFN102", more: "public sealed class D : B { public string Get() => Id(); }"),
        Case("default of an interface", "public interface IN { string Name { get; } string Id() => Name + Guid.NewGuid(); }", "string", "return ((IN)new N(Name)).Id();", "RFN102", more: "public sealed class N(string name) : IN { public string Name => name; }"),
        Case("static field", "public static class S { public static readonly string Host = Environment.MachineName; }", "string", "return S.Host;", "RFN103"),
        Case("static constructor", "public static class S { static S() { Id = Guid.NewGuid().ToString(); File.AppendAllText(\"j\", Id); } public static string Id { get; } }", "string", "return S.Id + S.Id;", "RFN102 RFN201"),
        Case("static that changes", "public static class S { public static int Count { get; private set; } public static void Hit() => Count++; }", "int", "return S.Count;", "RFN105"),
        Case("static that is changed", "public static class S { static readonly List<string> s_all = []; public static void Hit(string name) => s_all.Add(name); public static IReadOnlyList<string> All => s_all; }", "int", "S.Hit(Name); return 1;", "RFN207"),
        Case("static that the caller changes", "public static class S { public static List<string> All { get; } = []; public static void Hit(string name) => All.Add(name); }", "int", "S.All.Add(Name); return 1;", "RFN207"),
        Case("only instance that a method of it changes", "public sealed class C { readonly HashSet<string> _seen = []; public static C Only { get; } = new(); public bool Mark(string name) => _seen.Add(name); }", "string", "return C.Only.Mark(Name) ? Name : \"\";", "RFN105 RFN207"),
        Case("only instance in a field, changed by a property", "public sealed class C { public static readonly C Only = new(); int _last; public int Last { get => _last; set => _last = value; } }", "int", "C.Only.Last = Name.Length; return C.Only.Last;", "RFN105 RFN207"),
        Case("only instance that nobody changes", "public sealed class C { readonly HashSet<string> _seen = []; public static C Only { get; } = new(); public bool Mark(string name) => _seen.Add(name); public bool Has(string name) => _seen.Contains(name); }", "string", "return C.Only.Has(Name) ? Name : \"\";", ""),
        Case("counter that the other project counts up", "public static class C { public static int Count; }", "int", "return ++C.Count;", "RFN105 RFN207"),
        Case("table that the other project adds to", "public static class C { public static readonly Dictionary<string, int> Known = []; }", "int", "C.Known[Name] = C.Known.Count; return C.Known.Count;", "RFN105 RFN207"),
        Case("cache that the other project fills", "public static class C { public static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Known = new(); }", "int", "return C.Known.GetOrAdd(Name, static n => n.Length);", ""),
        Case("static that is a cache", "public static class S { static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> s_all = new(); public static int Of(string name) => s_all.GetOrAdd(name, static n => n.Length); }", "int", "return S.Of(Name);", ""),
        Case("constant table", "public static class S { public static readonly Dictionary<string, int> Table = new() { [\"a\"] = 1 }; }", "int", "return S.Table[Name];", ""),
        Case("set without order", "public static class S { public static IReadOnlyCollection<string> Words(string text) => new HashSet<string>(text.Split(' ')); }", "string", "return string.Join(\",\", S.Words(Name));", "RFN106"),
        Case("set that is ordered", "public static class S { public static IReadOnlyCollection<string> Words(string text) => new HashSet<string>(text.Split(' ')); }", "string", "return string.Join(\",\", S.Words(Name).Order(StringComparer.Ordinal));", ""),
        Case("culture", "public static class F { public static string Show(double value) => value.ToString(\"N2\"); }", "string", "return F.Show(1.5);", "RFN107"),
        Case("hash code", "public static class H { public static int Of(string text) => text.GetHashCode(); }", "int", "return H.Of(Name);", "RFN108"),
        Case("out parameter", "public static class O { public static bool Try(string name, out string id) { id = name + Guid.NewGuid(); return true; } }", "string", "O.Try(Name, out var id); return id;", "RFN102"),
        Case("parameter that is filled", "public static class O { public static void Fill(List<string> ids) => ids.Add(Guid.NewGuid().ToString()); }", "IEnumerable<string>", "var ids = new List<string>(); O.Fill(ids); return ids;", "RFN102"),
        Case("input that is changed", "public static class O { public static void Sort(List<string> lines) => lines.Add(\"\"); }", "int", "O.Sort(lines); return lines.Count;", "RFN210", parameters: ", List<string> lines", requires: "[Requires] public Lines Lines => new(Name);", more: "[Task] public sealed partial record Lines(string Name) { public List<string> Run() => [Name]; }"),
        Case("text of a statement", "public static class Q { public const string Table = \"t\"; public static string Insert(string columns) => $\"INSERT INTO {Table} ({columns}) \"; }", "int", "return connection.Execute(Q.Insert(\"a\") + \"VALUES (1)\");", "RFN202", parameters: ", [Service] Npgsql.NpgsqlConnection connection"),
        Case("statement with a guard", "public static class Q { public static string Insert(string columns) => $\"INSERT INTO t ({columns}) VALUES (1) ON CONFLICT DO NOTHING\"; }", "int", "return connection.Execute(Q.Insert(\"a\"));", "", parameters: ", [Service] Npgsql.NpgsqlConnection connection"),
        Case("statement that is executed", "public static class Q { public static void Run(System.Data.IDbConnection connection, string table) => Dapper.SqlMapper.Execute(connection, $\"INSERT INTO {table} (a) VALUES (1)\"); }", "int", "Q.Run(connection, \"t\"); return 1;", "RFN202", parameters: ", [Service] Npgsql.NpgsqlConnection connection"),
        Case("two statements", "public static class Q { public static void Run(System.Data.IDbConnection connection, string sql) => Dapper.SqlMapper.Execute(connection, sql); }", "int", "Q.Run(connection, \"DELETE FROM a\"); Q.Run(connection, \"DELETE FROM b\"); return 1;", "RFN303", parameters: ", [Service] Npgsql.NpgsqlConnection connection"),
        Case("request", "public static class R { public static Task Send(HttpClient client, string body, CancellationToken token) => client.PostAsync(\"http://a/b\", new StringContent(body), token); }", "Task<int>", "await R.Send(client, Name, context.CancellationToken); return 1;", "RFN204", "async ", ", [Service] HttpClient client"),
        Case("process", "public static class P { public static void Start(string name) => System.Diagnostics.Process.Start(name); }", "int", "P.Start(Name); return 1;", "RFN206"),
        Case("disposal", "public sealed class D : IDisposable { public void Dispose() => File.Delete(\"lock\"); }", "int", "using var d = new D(); return 1;", "RFN302"),
        Case("enumerator", "public sealed class N { public IEnumerator<string> GetEnumerator() { yield return Guid.NewGuid().ToString(); } }", "int", "var sum = 0; foreach (var one in new N()) sum += one.Length; return sum;", ""),
        Case("clock that is made of parameters", "public sealed class Fixed(DateTimeOffset now) : TimeProvider { public override DateTimeOffset GetUtcNow() => now; } public static class T { public static long Ticks(TimeProvider time) => time.GetUtcNow().Ticks; }", "long", "return T.Ticks(new Fixed(DateTimeOffset.UnixEpoch));", ""),
        Case("clock of the system", "public static class T { public static long Ticks(TimeProvider time) => time.GetUtcNow().Ticks; }", "long", "return T.Ticks(TimeProvider.System);", "RFN101"),
        Case("idempotent", "public static class I { [Idempotent(\"ships with the program\")] public static string Of(string code) => File.ReadAllText(code) + DateTime.UtcNow; }", "string", "return I.Of(Name);", ""),
        Case("insignificant parameter", "public static class B { public static IEnumerable<string> Of(string name, int size) { yield return name + size; } }", "IEnumerable<string>", "return B.Of(Name, Size);", "RFN015", taskParameters: ", [property: Insignificant] int Size = 3"),
        Case("class of the tasks that the other project calls", "public interface IStep { void Do(string name); } public static class Steps { public static void All(IEnumerable<IStep> steps, string name) { foreach (var step in steps) step.Do(name); } }", "int", "Steps.All([new Mine()], Name); return 1;", "RFN201", more: "public sealed class Mine : IStep { public void Do(string name) => File.AppendAllText(\"j\", name); }"),
        Case("class of the tasks that gives something back", "public interface IPart { string Text(string name); } public static class Parts { public static string Of(IPart part, string name) => \"<\" + part.Text(name) + \">\"; }", "string", "return Parts.Of(new Mine(), Name);", "RFN102", more: "public sealed class Mine : IPart { public string Text(string name) => name + Guid.NewGuid(); }"),
        Case("class of the tasks without harm", "public interface IPart { string Text(string name); } public static class Parts { public static string Of(IPart part, string name) => \"<\" + part.Text(name) + \">\"; }", "string", "return Parts.Of(new Mine(), Name);", "", more: "public sealed class Mine : IPart { public string Text(string name) => name + \"!\"; }"),
        Case("step that a base class leaves open", "public abstract class Import { public void Run(string name) { Load(name); } protected abstract void Load(string name); }", "int", "new Mine().Run(Name); return 1;", "RFN301", more: "public sealed class Mine : Import { protected override void Load(string name) => File.WriteAllText(\"/srv/\" + name, name); }"),
        Case("property that a base class leaves open", "public abstract class Report { protected abstract string Author { get; } public string Title(string name) => Author + name; }", "string", "return new Mine().Title(Name);", "RFN103", more: "public sealed class Mine : Report { protected override string Author => Environment.UserName; }"),
        Case("open step through two members", "public abstract class Import { public string Run(string name) => Inner(name).Trim(); private string Inner(string name) => Load(name); protected virtual string Load(string name) => name; }", "string", "return new Mine().Run(Name);", "RFN101", more: "public sealed class Mine : Import { protected override string Load(string name) => name + DateTime.UtcNow.Ticks; }"),
        Case("object that an open call gives", "public interface IStore { List<string> Lines { get; } } public static class Stores { public static void Add(IStore store, string line) => store.Lines.Add(line); }", "int", "Stores.Add(new Mine(), Name); return 1;", "RFN207", more: "public sealed class Mine : IStore { private static readonly List<string> s_lines = []; public List<string> Lines => s_lines; }"),
        Case("interface that nobody implements", "public interface IPart { string Text(string name); } public static class Parts { public static string Of(IPart part, string name) => part.Text(name); }", "string", "return Parts.Of(part, Name + Size);", "RFN015", parameters: ", [Service] IPart part", taskParameters: ", [property: Insignificant] int Size = 3"),
        Case("statements of an open step", "public abstract class Import { public void Run(System.Data.IDbConnection connection) { foreach (var table in new[] { \"a\", \"b\" }) Load(connection, table); } protected abstract void Load(System.Data.IDbConnection connection, string table); }", "int", "new Mine().Run(connection); return 1;", "RFN303", parameters: ", [Service] Npgsql.NpgsqlConnection connection", more: "public sealed class Mine : Import { protected override void Load(System.Data.IDbConnection connection, string table) => connection.Execute(\"DELETE FROM c\"); }"),
        Case("deep", "public static class A { public static void One(string s) => Two(s); static void Two(string s) => Three(s); static void Three(string s) => new Deep().Four(s); } public sealed class Deep { public void Four(string s) => File.AppendAllText(\"j\", s); }", "int", "A.One(Name); return 1;", "RFN201"),
    ];

    private static TwoProjectsCase Case(
        string name, string library, string returns, string body, string rules, string modifiers = "", string parameters = "", string requires = "", string more = "", string taskParameters = "") => new(
        name, "#pragma warning disable\n" + library,
        $$"""
        using Dapper;

        [Task]
        public sealed partial record Uses(string Name{{taskParameters}})
        {
            {{requires}}
            public {{modifiers}}{{returns}} Run(TaskContext context{{parameters}}) { {{body}} }
        }
        {{more}}
        """,
        rules);
}
