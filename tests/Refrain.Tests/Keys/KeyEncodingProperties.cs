using FsCheck;
using FsCheck.Fluent;
using Refrain.Keys;
using Refrain.Tests.Keys.Model;

namespace Refrain.Tests.Keys;

/// <summary>The encoding against a model that knows nothing of it. FsCheck prints the seed of a failure.</summary>
public sealed class KeyEncodingProperties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Values_are_equal_exactly_when_their_encodings_are()
    {
        var equal = 0;
        var different = 0;
        Check.One(_config, Prop.ForAll(ValueGen.Pairs, pair =>
        {
            var same = Value.Same(pair.Item1, pair.Item2);
            _ = same ? equal++ : different++;
            return same == ValueCodec.Encode(pair.Item1).AsSpan().SequenceEqual(ValueCodec.Encode(pair.Item2));
        }));
        Assert.True(equal > 500 && different > 500, $"Both cases must be met often, not {equal} and {different} times.");
    }

    [Fact]
    public void What_was_encoded_is_decoded_to_an_equal_value() => Check.One(_config, Prop.ForAll(
        ValueGen.Values,
        value => Value.Same(value, ValueCodec.Decode(ValueCodec.Encode(value)))));

    [Fact]
    public void No_encoding_is_the_start_of_another() => Check.One(_config, Prop.ForAll(ValueGen.Pairs, pair =>
    {
        var (a, b) = (ValueCodec.Encode(pair.Item1), ValueCodec.Encode(pair.Item2));
        return a.Length == b.Length || !(a.Length < b.Length ? b.AsSpan().StartsWith(a) : a.AsSpan().StartsWith(b));
    }));

    [Fact]
    public void Every_cut_message_is_refused() => Check.One(_config.WithMaxTest(500), Prop.ForAll(ValueGen.Values, value =>
    {
        var message = ValueCodec.Encode(value);
        for (var length = 0; length < message.Length; length++)
            Assert.Throws<KeyFormatException>(() => ValueCodec.Decode(message.AsSpan(0, length)));
        Assert.Throws<KeyFormatException>(() => ValueCodec.Decode([.. message, 0]));
    }));

    [Fact]
    public void Any_task_is_shown_without_knowing_its_type() => Check.One(_config.WithMaxTest(1000), Prop.ForAll(ValueGen.Values, value =>
    {
        using var writer = new KeyWriter(stackalloc byte[16]);
        writer.BeginTask("Any"u8, 1);
        writer.WriteField("Value"u8, value, ValueCodec.Instance);
        var text = KeyText.Of(writer.Written);
        return text.StartsWith("Any(Value: ", StringComparison.Ordinal) && text.EndsWith(')');
    }));
}
