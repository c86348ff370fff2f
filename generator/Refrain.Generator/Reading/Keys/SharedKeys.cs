using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Codecs that are put together from others.</summary>
internal static class SharedKeys
{
    /// <summary>A codec of that type, made once by that expression.</summary>
    /// <param name="typeName">The type as generated code writes it.</param>
    /// <param name="expression">What makes the codec.</param>
    /// <param name="form">What the encoding depends on.</param>
    /// <param name="inner">The parts whose codecs the expression names.</param>
    public static KeyReading Of(string typeName, string expression, string form, params KeyPart[] inner)
    {
        var helper = new SharedKeyModel(KeyHelperNames.Of(typeName, expression), typeName, expression);
        return KeyReading.Success(new KeyPart(
            typeName,
            KeyHelperNames.Instance(helper.Name),
            null,
            form,
            Helpers(inner, helper)));
    }

    /// <summary>The helpers of the parts, each once, and one more behind them.</summary>
    public static EquatableArray<KeyHelperModel> Helpers(IEnumerable<KeyPart> parts, KeyHelperModel last)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return parts.SelectMany(static part => part.Helpers.Items).Where(helper => names.Add(helper.Name)).Append(last).ToEquatableArray();
    }
}
