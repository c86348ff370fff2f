using System.Text;

namespace Refrain.Codecs;

/// <summary>What UTF-8 can and cannot hold.</summary>
internal static class Utf8Text
{
    /// <summary>Whether every surrogate has its other half.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return false;
            text = text[consumed..];
        }

        return true;
    }
}
