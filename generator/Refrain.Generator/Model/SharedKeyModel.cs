namespace Refrain.Model;

/// <summary>A codec that is put together from others (of a list, of a nullable value): kept once, so that no key pays for making it.</summary>
/// <param name="Name">The name of the class that keeps it.</param>
/// <param name="TypeName">The type as generated code writes it.</param>
/// <param name="Expression">The C# expression that makes the codec.</param>
internal sealed record SharedKeyModel(string Name, string TypeName, string Expression) : KeyHelperModel(Name);
