using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;

namespace Refrain.Effects.Published;

/// <summary>What an assembly publishes of its members, so that the analyzers of those that refer to it go on into it.</summary>
internal static class Publication
{
    /// <summary>The text for a compilation, or null where it has nothing that others could call.</summary>
    /// <param name="compilation">The compilation, without what other generators add.</param>
    /// <param name="tables">What is known of the APIs that it uses.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static string? Of(Compilation compilation, ApiTables tables, string folder, CancellationToken cancellation)
    {
        var inference = new Inference(compilation, tables, publishes: true);
        var members = new PublishedMembers(compilation, inference);
        var types = members.Types();
        if (types.IsEmpty) return null;
        var writer = new SummaryWriter(compilation.AssemblyName ?? "", folder);
        foreach (var (name, type, whole) in types)
        {
            var told = members.Members(type, whole).ToList();
            if (told.Count == 0 && !inference.Visibility.IsVisible(type)) continue;
            writer.Type(name, whole);
            foreach (var (key, member) in told)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Member(key, Of(member, new Session(inference, cancellation)));
            }
            if (!whole) continue;
            if (Start(type, new Session(inference, cancellation)) is { } start) writer.Member(SummaryFormat.Start, start);
            if (new Session(inference, cancellation).Instance(type) is { IsNone: false } instance) writer.Member(SummaryFormat.Instance, new MemberSummary(instance, [], []));
        }
        return writer.ToString();
    }

    private static MemberSummary Of(ISymbol member, Session session) => member switch
    {
        _ when session.Idempotent(member) => Trusted(member),
        IMethodSymbol method => Detached(method, session.Of(method)),
        _ => Static(member, session),
    };

    /// <summary>A member of which the user has said that it does no harm: what it gives depends on what it is given.</summary>
    private static MemberSummary Trusted(ISymbol member)
    {
        var result = Value.None;
        if (member is IMethodSymbol method)
        {
            if (!method.IsStatic && method.MethodKind != MethodKind.Constructor) result = result.Join(Value.Of(Mark.Of(Mark.This)));
            foreach (var parameter in method.Parameters) result = result.Join(Value.Of(Mark.Of(parameter.Ordinal)));
        }
        return new MemberSummary(result.Derived(), [], []);
    }

    /// <summary>Whoever calls an <c>async void</c> detaches it, which the assembly does not show.</summary>
    private static MemberSummary Detached(IMethodSymbol method, MemberSummary summary)
    {
        if (method is not { IsAsync: true, ReturnsVoid: true }) return summary;
        var site = new Site(MemberWalk.NameOf(method), method.Locations.FirstOrDefault() ?? Location.None, []);
        return summary with { Effects = summary.Effects.Insert(0, new Effect(EffectKind.Certain, EffectIds.Detached, site, Value.None, Value.None)) };
    }

    private static MemberSummary Static(ISymbol member, Session session)
    {
        var initial = session.OfInitialiser(member);
        var result = initial.Result;
        if (session.HasStaticConstructor(member.ContainingType) && session.OfStart(member.ContainingType).Statics.TryGetValue(member.Name, out var set)) result = result.Join(set);
        return new MemberSummary(result, initial.Effects, []) { Use = session.Inference.Statics.Use(member, session) };
    }

    private static MemberSummary? Start(INamedTypeSymbol type, Session session)
    {
        var eager = session.HasStaticConstructor(type);
        var effects = session.Idempotent(type) ? [] : session.OfStart(type).Effects;
        return eager || !effects.IsEmpty ? new MemberSummary(Value.None, effects, []) { HasStaticConstructor = eager } : null;
    }
}
