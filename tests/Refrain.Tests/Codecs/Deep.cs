using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Refrain.Tests.Codecs;

/// <summary>
/// The naive model of what a value is: all its fields and elements, as text, exact to the bit. Two values are the same when
/// their texts are.
/// </summary>
internal static class Deep
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => "\"" + string.Join(' ', text.Select(static unit => (int)unit)),
        double number => double.IsNaN(number) ? "NaN" : BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        float number => float.IsNaN(number) ? "NaN" : BitConverter.SingleToInt32Bits(number).ToString("x", CultureInfo.InvariantCulture),
        Half number => Half.IsNaN(number) ? "NaN" : BitConverter.HalfToInt16Bits(number).ToString("x", CultureInfo.InvariantCulture),
        decimal number => string.Join('.', decimal.GetBits(number)),
        DateTime time => Text(time.Ticks) + " " + time.Kind,
        DateTimeOffset time => Text(time.Ticks) + " " + time.TotalOffsetMinutes,
        TimeSpan span => Text(span.Ticks),
        TimeOnly time => Text(time.Ticks),
        // A path that this system takes for absolute comes back with its scheme.
        Uri link => link.IsAbsoluteUri ? link.AbsoluteUri : link.OriginalString,
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        Enum number => number.ToString("d"),
        char unit => Text((int)unit),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool or Version => value.ToString()!,
        IDictionary entries => Sorted(entries.Keys.Cast<object>().Select(key => Text(key) + "=" + Text(entries[key]))),
        IEnumerable elements when IsSet(value) => Sorted(elements.Cast<object?>().Select(Text)),
        IEnumerable elements => "[" + string.Join(", ", elements.Cast<object?>().Select(Text)) + "]",
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i]))) + ")",
        _ => "{" + string.Join(", ", AllFields(value.GetType()).Select(field => field.Name + ": " + Text(field.GetValue(value)))) + "}",
    };

    private static bool IsSet(object value) =>
        value.GetType().GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static string Sorted(IEnumerable<string> parts) => "<" + string.Join(", ", parts.Order(StringComparer.Ordinal)) + ">";

    private static IEnumerable<FieldInfo> AllFields(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Concat(AllFields(type.BaseType));
}
