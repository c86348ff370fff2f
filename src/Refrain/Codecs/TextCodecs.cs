using System.Text;

namespace Refrain.Codecs;

/// <summary>The codec of UTF-16 code units.</summary>
public readonly struct CharCodec : IOrderedCodec<char>
{
    /// <inheritdoc/>
    public static string Schema => "char";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, char value) => writer.Write(value);

    /// <inheritdoc/>
    public static char Read(ref ValueReader reader) => reader.ReadChar();

    /// <inheritdoc/>
    public static int Compare(char x, char y) => x.CompareTo(y);
}

/// <summary>The codec of Unicode scalar values.</summary>
public readonly struct RuneCodec : IOrderedCodec<Rune>
{
    /// <inheritdoc/>
    public static string Schema => "rune";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Rune value) => writer.Write(value);

    /// <inheritdoc/>
    public static Rune Read(ref ValueReader reader) => reader.ReadRune();

    /// <inheritdoc/>
    public static int Compare(Rune x, Rune y) => x.CompareTo(y);
}

/// <summary>The codec of text.</summary>
public readonly struct StringCodec : IOrderedCodec<string>
{
    /// <inheritdoc/>
    public static string Schema => "string";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, string value) => writer.Write(value);

    /// <inheritdoc/>
    public static string Read(ref ValueReader reader) => reader.ReadString();

    /// <inheritdoc/>
    public static int Compare(string x, string y) => string.CompareOrdinal(x, y);
}

/// <summary>The codec of GUIDs.</summary>
public readonly struct GuidCodec : IOrderedCodec<Guid>
{
    /// <inheritdoc/>
    public static string Schema => "guid";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Guid value) => writer.Write(value);

    /// <inheritdoc/>
    public static Guid Read(ref ValueReader reader) => reader.ReadGuid();

    /// <inheritdoc/>
    public static int Compare(Guid x, Guid y) => x.CompareTo(y);
}

/// <summary>The codec of links.</summary>
public readonly struct UriCodec : IValueCodec<Uri>
{
    /// <inheritdoc/>
    public static string Schema => "uri";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Uri value) => writer.Write(value);

    /// <inheritdoc/>
    public static Uri Read(ref ValueReader reader) => reader.ReadUri();
}

/// <summary>The codec of versions.</summary>
public readonly struct VersionCodec : IOrderedCodec<Version>
{
    /// <inheritdoc/>
    public static string Schema => "version";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Version value) => writer.Write(value);

    /// <inheritdoc/>
    public static Version Read(ref ValueReader reader) => reader.ReadVersion();

    /// <inheritdoc/>
    public static int Compare(Version x, Version y) => Comparer<Version>.Default.Compare(x, y);
}
