using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AnalyzerCost;

/// <summary>Makes tasks that call what others wrote: each public or internal method of each type of which an object can be had, as a service or by its constructor.</summary>
internal sealed class OthersTasks
{
    /// <summary>A task has no more calls than this; a type of more methods gets several tasks.</summary>
    private const int MaxCalls = 12;

    private static readonly SymbolDisplayFormat s_named = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private readonly Compilation _compilation;
    private readonly StringBuilder _text = new("#nullable disable warnings\nusing Refrain;\nnamespace Made.Others;\n\n");

    private OthersTasks(Compilation compilation) => _compilation = compilation;

    /// <summary>How many tasks there are.</summary>
    public int Tasks { get; private set; }

    /// <summary>How many calls they have.</summary>
    public int Calls { get; private set; }

    /// <summary>The tasks' source.</summary>
    public string Text => _text.ToString();

    /// <summary>Makes the tasks, the same for the same code.</summary>
    public static OthersTasks Of(Compilation compilation)
    {
        var made = new OthersTasks(compilation);
        foreach (var type in Types(compilation.Assembly.GlobalNamespace).OrderBy(static type => type.ToDisplayString(s_named), StringComparer.Ordinal))
        {
            foreach (var methods in type.GetMembers().OfType<IMethodSymbol>().Where(made.IsCallable).Select(made.Closed).OfType<IMethodSymbol>().Chunk(MaxCalls)) made.Add(type, methods);
        }
        return made;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type && !(type is { Arity: 0, IsFileLocal: false, TypeKind: TypeKind.Class or TypeKind.Struct, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } && type.CanBeReferencedByName)) continue;
            if (member is INamedTypeSymbol own) yield return own;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (var nested in Types(inner)) yield return nested;
        }
    }

    private bool IsCallable(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, IsAbstract: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
        && (method.IsStatic || !method.ContainingType.IsRefLikeType) && method.Parameters.All(parameter => IsNameable(parameter.Type)) && IsNameable(method.ReturnType);

    private static bool IsNameable(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } => false,
        INamedTypeSymbol named => named.TypeArguments.All(IsNameable),
        _ => true,
    };

    /// <summary>A generic method with types in place of its parameters, or null where that takes more than a guess.</summary>
    private IMethodSymbol? Closed(IMethodSymbol method)
    {
        if (method.Arity == 0) return method;
        return method.TypeParameters.All(static parameter => parameter.ConstraintTypes.IsEmpty && !parameter.HasUnmanagedTypeConstraint)
            ? method.Construct([.. method.TypeParameters.Select(parameter => (ITypeSymbol)(parameter.HasValueTypeConstraint ? _compilation.GetSpecialType(SpecialType.System_Int32) : _compilation.ObjectType))])
            : null;
    }

    private void Add(INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> methods)
    {
        var services = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = new StringBuilder();
        foreach (var method in methods)
        {
            body.Append(CultureInfo.InvariantCulture, $"        {{\n");
            var locals = new List<string>();
            var arguments = string.Join(", ", method.Parameters.Select((parameter, i) => Argument(parameter, i, services, locals)));
            foreach (var local in locals) body.Append("            ").Append(local).Append('\n');
            var named = method.IsExtensionMethod || method.IsStatic ? type.ToDisplayString(s_named) : Receiver(type, services);
            var generic = method.Arity == 0 ? "" : "<" + string.Join(", ", method.TypeArguments.Select(static argument => argument.ToDisplayString(s_named))) + ">";
            body.Append("            ").Append(Shown(method, $"{named}.@{method.Name}{generic}({arguments})")).Append("\n        }\n");
            Calls++;
        }
        var parameters = string.Concat(services.Select(static service => $"[Service] {service.Key} {service.Value}, "));
        _text.Append(CultureInfo.InvariantCulture, $$"""
            /// <summary>Calls <c>{{type.Name}}</c>.</summary>
            [Task]
            internal sealed partial record Task{{Tasks}}{{type.Name}}(string Name, int Number)
            {
                public async global::System.Threading.Tasks.Task<string> Run({{parameters}}global::System.Threading.CancellationToken cancellationToken)
                {
                    var text = new global::System.Text.StringBuilder(Name);
                    await global::System.Threading.Tasks.Task.CompletedTask;
            {{body}}        return text.ToString();
                }
            }


            """);
        Tasks++;
    }

    private string Argument(IParameterSymbol parameter, int ordinal, Dictionary<string, string> services, List<string> locals)
    {
        var type = parameter.Type.ToDisplayString(s_named);
        switch (parameter.RefKind)
        {
            case RefKind.Out:
                return "out _";
            case RefKind.Ref or RefKind.RefReadOnlyParameter:
                locals.Add(string.Create(CultureInfo.InvariantCulture, $"var by{ordinal} = {Made(parameter.Type, type, services)};"));
                return string.Create(CultureInfo.InvariantCulture, $"ref by{ordinal}");
            default:
                return Made(parameter.Type, type, services);
        }
    }

    /// <summary>A value of a type: a parameter of the task where one fits, a service where somebody has to make it, or its default.</summary>
    private string Made(ITypeSymbol type, string named, Dictionary<string, string> services)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_String }:
                return "Name";
            case { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double }:
                return "Number";
            case { SpecialType: SpecialType.System_Boolean }:
                return "(Number > 0)";
            case INamedTypeSymbol { Name: "CancellationToken" }:
                return "cancellationToken";
            case INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class, SpecialType: SpecialType.None, IsStatic: false } service when !IsSequence(service):
                return Service(named, services);
            case IErrorTypeSymbol:
                return "default!";
            default:
                return $"default({named})!";
        }
    }

    /// <summary>Nobody registers a sequence or dictionary as a service.</summary>
    private static bool IsSequence(INamedTypeSymbol type) => type.AllInterfaces.Append(type).Any(static i => i.SpecialType is SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T);

    private static string Service(string type, Dictionary<string, string> services)
    {
        if (!services.TryGetValue(type, out var name)) services.Add(type, name = string.Create(CultureInfo.InvariantCulture, $"service{services.Count}"));
        return name;
    }

    /// <summary>An object to call: made here where that takes plain values, otherwise a service.</summary>
    private string Receiver(INamedTypeSymbol type, Dictionary<string, string> services)
    {
        var named = type.ToDisplayString(s_named);
        var plain = type.IsAbstract || type.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) ? null : type.InstanceConstructors
            .Where(static constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && constructor.Parameters.All(static parameter => parameter is { RefKind: RefKind.None, Type: { IsValueType: true } or { SpecialType: SpecialType.System_String } }))
            .MinBy(static constructor => constructor.Parameters.Length);
        return plain is null ? Service(named, services) : $"new {named}({string.Join(", ", plain.Parameters.Select(parameter => Made(parameter.Type, parameter.Type.ToDisplayString(s_named), services)))})";
    }

    /// <summary>The call, with its result in the task's output.</summary>
    private static string Shown(IMethodSymbol method, string call)
    {
        var type = method.ReturnType;
        if (method.RefKind != RefKind.None || type.IsRefLikeType) return $"_ = {call};";
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } awaited)
        {
            if (awaited.Arity == 0) return $"await {call};";
            (type, call) = (awaited.TypeArguments[0], $"(await {call})");
        }
        if (type.SpecialType == SpecialType.System_Void) return call + ";";
        if (type is INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 }) return $"await foreach (var item in {call}) text.Append(global::System.Text.Json.JsonSerializer.Serialize(item));";
        return type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean
            ? $"text.Append({call});"
            : $"text.Append(global::System.Text.Json.JsonSerializer.Serialize({call}));";
    }
}
