using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>A member that plain data is made of.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The constructor's parameter that takes it; null where it is set in the initializer.</param>
internal sealed record DataMember(ISymbol Symbol, ITypeSymbol Type, IParameterSymbol? Parameter);
