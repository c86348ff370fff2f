namespace Refrain.Keys;

/// <summary>A codec of the program's own (<see cref="KeyCodecAttribute"/>) threw, so that a value has no key or no text. The message names the codec and what it threw.</summary>
public sealed class KeyCodecException : InvalidOperationException
{
    internal KeyCodecException(Type codec, string method, Exception inner)
        : base($"The key codec {codec}, asked to {method} a value, threw {inner.GetType().Name}: {inner.Message} It must take every value that its type can have.", inner) => Codec = codec;

    /// <summary>The codec.</summary>
    public Type Codec { get; }
}
