using Microsoft.CodeAnalysis;
using Refrain.Generator.Emission;
using Refrain.Generator.Fingerprints;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator;

/// <summary>
/// Generates the other part of each task and source, the codecs they need and the assembly's registry. Wiring alone: what is read is in
/// Reading, what is written in Emission, and between them there is nothing but models that compare by value. They are classes: each struct that goes from
/// step to step has the driver's code for steps compiled anew in every build, some fifty methods.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RefrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Symbols die in the first step: what goes on are models, none of types whose declaration has problems.
        var all = context.CompilationProvider.Select(static (compilation, cancellation) => ReadTasks.Of(compilation, cancellation)).WithTrackingName(TrackingNames.Tasks);
        context.RegisterSourceOutput(
            all.SelectMany(static (all, _) => all.Tasks.Items),
            static (output, task) => output.AddSource(HintNames.Of(task.Type.FullName), TaskEmitter.Emit(task)));

        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Keys." + helper.Name), KeyCodecEmitter.Emit(helper)), TrackingNames.KeyHelpers,
            static task => task.Parameters.SelectMany(static p => p.Key.Helpers));
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Values." + helper.Name), ValueCodecEmitter.Emit(helper)), TrackingNames.ValueHelpers,
            static task => (task.WrittenValues.Count == 0 ? task.Output?.Value?.Helpers ?? default : task.WrittenValues).Concat(task.FileValues));
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Delimited." + helper.Name), DelimitedEmitter.Emit(helper)), TrackingNames.DelimitedHelpers,
            static task => task.DelimitedHelpers);
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Tables." + helper.Name), SqlRowEmitter.Emit(helper)), TrackingNames.SqlRows,
            static task => task.SqlRows);
        Helpers(context, all, static (output, helper) => output.AddSource(HintNames.Of("Parquet." + helper.Name), ParquetRowEmitter.Emit(helper)), TrackingNames.ParquetRows,
            static task => task.ParquetRows);

        var entries = all.Select(static (all, _) => RegistryEntries.Of(all)).WithTrackingName(TrackingNames.Entries);
        var referenced = context.CompilationProvider
            .Select(static (compilation, cancellation) => new ReferencedRegistries(compilation.AssemblyName, RegistryReader.Referenced(compilation, cancellation)))
            .WithTrackingName(TrackingNames.ReferencedRegistries);
        var registry = entries.Combine(referenced)
            .Select(static (both, _) => new RegistryModel(RegistryReader.NamespaceOf(both.Right.AssemblyName), both.Left.Entries, both.Right.Registries))
            .WithTrackingName(TrackingNames.Registry);
        context.RegisterSourceOutput(registry, static (output, model) =>
        {
            if (!model.Entries.IsEmpty || !model.Referenced.IsEmpty)
            {
                output.AddSource(RegistryEmitter.HintName, RegistryEmitter.Emit(model));
            }
        });
        Code(context, all);
        GraphDocs(context, all.Combine(referenced).Select(static (both, _) => new GraphDocsModel(both.Right.AssemblyName, both.Left)).WithTrackingName(TrackingNames.GraphDocs));
    }

    /// <summary>
    /// The code behind the tasks as hashes, in builds alone: nobody asks for it while typing. Editors make implementation sources like all others, so it is
    /// the property of their builds that tells.
    /// </summary>
    private static void Code(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssemblyTasks> all)
    {
        var isDesign = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase) ? "design" : "");
        // Pairs of classes alone: of each other kind of pair the compiler has no code compiled ahead.
        var hashed = all.Combine(isDesign).Select(static (both, _) => both.Right.Length > 0 ? null : both.Left);
        context.RegisterImplementationSourceOutput(
            context.CompilationProvider.Combine(hashed)
                .Select(static (given, cancellation) => given.Right is { } tasks
                    ? DeepStack.Run(() => AssemblyCode.Of(given.Left, tasks, cancellation), AssemblyCode.StackSize)
                    : "")
                .WithTrackingName(TrackingNames.Code),
            static (output, code) =>
            {
                if (code.Length > 0)
                {
                    output.AddSource(AssemblyCode.HintName, AssemblyCode.Emit(code));
                }
            });
    }

    /// <summary>The graph as text, in builds that ask for it.</summary>
    private static void GraphDocs(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GraphDocsModel> graph)
    {
        var file = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.RefrainGraphDocs", out var file) ? file : "")
            .WithTrackingName(TrackingNames.GraphDocsFile);
        context.RegisterImplementationSourceOutput(graph.Combine(file), static (output, both) =>
        {
            if (both.Right.Length > 0)
            {
                output.AddSource(GraphDocsEmitter.HintName, GraphDocsEmitter.Emit(both.Left));
            }
        });
    }

    /// <summary>Each helper once, whichever tasks ask for it.</summary>
    private static void Helpers<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<AssemblyTasks> tasks,
        Action<SourceProductionContext, T> emit,
        string step,
        Func<TaskModel, IEnumerable<T>> helpersOf)
        where T : HelperModel
    {
        var helpers = tasks.SelectMany((all, _) => HelperModel.Distinct(all.Tasks.SelectMany(helpersOf)));
        context.RegisterSourceOutput(helpers.WithTrackingName(step), emit);
    }
}
