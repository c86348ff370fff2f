using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Generator.Emission;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator;

/// <summary>
/// Generates the other part of each task and source, the codecs they need and the assembly's registry. Wiring alone: what is read is in
/// Reading, what is written in Emission, and between them there is nothing but models that compare by value.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RefrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tasks = Models(context, RefrainNames.TaskAttribute, TrackingNames.Tasks);
        var sources = Models(context, RefrainNames.SourceAttribute, TrackingNames.Sources);
        context.RegisterSourceOutput(tasks, static (output, task) => output.AddSource(HintNames.Of(task.Type.FullName), TaskEmitter.Emit(task)));
        context.RegisterSourceOutput(sources, static (output, task) => output.AddSource(HintNames.Of(task.Type.FullName), TaskEmitter.Emit(task)));

        var all = tasks.Collect().Combine(sources.Collect()).Select(static (both, _) => both.Left.AddRange(both.Right));
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Keys." + helper.Name), KeyCodecEmitter.Emit(helper)), TrackingNames.KeyHelpers,
            static task => task.Parameters.SelectMany(static p => p.Key.Helpers));
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Values." + helper.Name), ValueCodecEmitter.Emit(helper)), TrackingNames.ValueHelpers,
            static task => task.Output?.Value?.Helpers ?? default);
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Delimited." + helper.Name), DelimitedEmitter.Emit(helper)), TrackingNames.DelimitedHelpers,
            static task => task.DelimitedHelpers);

        var entries = all.Select(static (models, _) => RegistryModel.EntriesOf(models)).WithTrackingName(TrackingNames.Entries);
        var referenced = context.CompilationProvider
            .Select(static (compilation, cancellation) => (compilation.AssemblyName, Registries: RegistryReader.Referenced(compilation, cancellation)))
            .WithTrackingName(TrackingNames.ReferencedRegistries);
        var registry = entries.Combine(referenced)
            .Select(static (both, _) => new RegistryModel(RegistryReader.NamespaceOf(both.Right.AssemblyName), both.Left, both.Right.Registries))
            .WithTrackingName(TrackingNames.Registry);
        context.RegisterSourceOutput(registry, static (output, model) =>
        {
            if (!model.Entries.IsEmpty || !model.Referenced.IsEmpty)
            {
                output.AddSource(RegistryEmitter.HintName, RegistryEmitter.Emit(model));
            }
        });
        GraphDocs(context, all);
    }

    /// <summary>The graph as text, in builds that ask for it.</summary>
    private static void GraphDocs(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<TaskModel>> tasks)
    {
        var wanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.RefrainGraphDocs", out var file) && file.Length > 0)
            .WithTrackingName(TrackingNames.GraphDocsWanted);
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName).WithTrackingName(TrackingNames.AssemblyName);
        context.RegisterImplementationSourceOutput(tasks.Combine(assembly).Combine(wanted), static (output, all) =>
        {
            if (all.Right)
            {
                output.AddSource(GraphDocsEmitter.HintName, GraphDocsEmitter.Emit(all.Left.Right, all.Left.Left));
            }
        });
    }

    /// <summary>Symbols die here: what goes on is a model, or nothing where the declaration has problems.</summary>
    private static IncrementalValuesProvider<TaskModel> Models(IncrementalGeneratorInitializationContext context, string attribute, string step) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax, // half-typed code puts the attribute on methods, too
                static (found, cancellation) => ReadTasks.Model(found, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(step);

    /// <summary>Each helper once, whichever tasks ask for it.</summary>
    private static void Helpers<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<TaskModel>> tasks,
        Action<SourceProductionContext, T> emit,
        string step,
        Func<TaskModel, IEnumerable<T>> helpersOf)
        where T : HelperModel
    {
        var helpers = tasks.SelectMany((models, _) => HelperModel.Distinct(models.SelectMany(helpersOf)));
        context.RegisterSourceOutput(helpers.WithTrackingName(step), emit);
    }
}
