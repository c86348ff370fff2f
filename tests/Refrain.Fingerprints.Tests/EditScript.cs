using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Generator;
using Refrain.Stores;
using Refrain.Targets;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Fingerprints.Tests;

/// <summary>
/// A store and a program that is compiled, run, edited, compiled and run again, and what ran and why. The program has a method <c>Program.Root</c> that gives
/// the task to bring up to date.
/// </summary>
internal sealed class EditScript : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Pipeline _pipeline;

    private readonly MemoryBlobStore _blobs = new();

    public EditScript() => _pipeline = Pipeline.Open(
        new ArtifactStore(new MemoryCatalog(), _blobs, _folder["scratch"]), new PipelineOptions { Targets = [new FolderTarget(_folder["target"])] });

    /// <summary>A folder for what the program reads.</summary>
    public TempFolder Folder => _folder;

    /// <summary>Deletes a blob.</summary>
    public async Task DeleteBlobAsync(string name) => Assert.True(await _blobs.DeleteAsync(name));

    /// <summary>Flips a bit of a blob.</summary>
    public async Task DamageBlobAsync(string name)
    {
        using var bytes = new MemoryStream();
        await using (var stream = _blobs.OpenRead(name))
            await stream.CopyToAsync(bytes);
        await _blobs.DeleteAsync(name);
        bytes.GetBuffer()[bytes.Length / 2] ^= 1;
        await using var writer = _blobs.Create(name[..name.LastIndexOf('/')], "damage");
        writer.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        await writer.CompleteAsync(name[(name.LastIndexOf('/') + 1)..]);
    }

    /// <summary>The name of the one blob whose name has this in it.</summary>
    public async Task<string> FindBlobAsync(string part)
    {
        var names = new List<string>();
        await foreach (var blob in _blobs.ListAsync())
        {
            if (blob.Name.Contains(part, StringComparison.Ordinal))
                names.Add(blob.Name);
        }

        return Assert.Single(names);
    }

    /// <summary>Compiles a program with the generator.</summary>
    public static byte[] Compile(IEnumerable<(string File, string Text)> sources, string assembly = "Program", params byte[][] libraries)
    {
        var compilation = RoslynHarness.Compile(sources, [.. References.All, .. libraries.Select(image => MetadataReference.CreateFromImage(image))], assembly);
        return Emit(GeneratorRun.Start(compilation, new RefrainGenerator()).Output);
    }

    /// <summary>Compiles without the generator, as a project that has nothing of Refrain.</summary>
    public static byte[] CompilePlain(string text, string assembly) => Emit(CSharpCompilation.Create(
        assembly, [CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions, "Plain.cs")], References.Framework, RoslynHarness.Options));

    /// <summary>Plans a program: why its root would run, back to the cause.</summary>
    public async Task<string> WhyAsync(byte[] program)
    {
        var context = new AssemblyLoadContext("plan", isCollectible: true);
        var root = RootOf(context, program);
        var chain = (await _pipeline.PlanAsync([root])).Why(root);
        return string.Join(" ← ", [.. chain.Select(t => t.Task.ToString()![..t.Task.ToString()!.IndexOf('(', StringComparison.Ordinal)]), chain.LastOrDefault()?.Reason.ToString() ?? "nothing"]);
    }

    /// <summary>Runs a program: each executed task and why, in the order of the run.</summary>
    public async Task<string> RunAsync(byte[] program, params byte[][] libraries)
    {
        var context = new AssemblyLoadContext("edit", isCollectible: true);
        context.Resolving += (loading, name) => libraries.Select(image => (Image: image, Name: NameOf(image))).Where(l => l.Name == name.Name)
            .Select(l => loading.LoadFromStream(new MemoryStream(l.Image))).FirstOrDefault();
        var root = RootOf(context, program);
        var plan = await _pipeline.PlanAsync([root]);
        var report = await _pipeline.RunAsync([root]);
        if (report.Tasks.FirstOrDefault(t => t.Error is not null) is { } failed) throw new InvalidOperationException($"{failed.Task}: {failed.Error}");
        var executed = report.Tasks.Where(t => t.State == TaskState.Executed).ToList();
        // What runs was planned, unless the plan could not know yet what is required.
        if (plan.Open.Count == 0) Assert.Subset(plan.Tasks.Where(t => t.Action == PlannedAction.Run).Select(t => t.Task.ToString()).ToHashSet(), executed.Where(t => t.Reason is not { Kind: ReasonKind.Corrupt }).Select(t => t.Task.ToString()).ToHashSet());
        context.Unload();
        return string.Join("; ", executed.Select(t => $"{t.Name[(t.Name.LastIndexOf('.') + 1)..]}: {t.Reason}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync();
        _folder.Dispose();
    }

    private static ITask RootOf(AssemblyLoadContext context, byte[] program) =>
        (ITask)context.LoadFromStream(new MemoryStream(program)).GetTypes().Single(t => t.Name == "Program").GetMethod("Root", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;

    private static string NameOf(byte[] image)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(new MemoryStream(image));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader);
        return metadata.GetString(metadata.GetAssemblyDefinition().Name);
    }

    private static byte[] Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }
}
