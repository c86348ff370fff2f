using System.Buffers;
using System.Text;

namespace Refrain.Keys;

internal sealed class BooleanKeyCodec : ScalarKeyCodec<bool>
{
    public override void Write(ref KeyWriter writer, bool value) => writer.Write(value);

    public override bool Read(ref KeyReader reader) => reader.ReadBoolean();

    public override string Format(bool value) => value ? "true" : "false";

    protected override string Expected => "true or false";

    protected override string Example => "true";

    protected override bool TryParse(string text, out bool value) => bool.TryParse(text, out value);
}

internal sealed class CharKeyCodec : ScalarKeyCodec<char>
{
    public override void Write(ref KeyWriter writer, char value) => writer.Write(value);

    public override char Read(ref KeyReader reader) => reader.ReadChar();

    public override string Format(char value) => value.ToString();

    protected override string Expected => "One character";

    protected override string Example => "x";

    protected override bool TryParse(string text, out char value) => char.TryParse(text, out value);
}

internal sealed class RuneKeyCodec : ScalarKeyCodec<Rune>
{
    public override void Write(ref KeyWriter writer, Rune value) => writer.Write(value);

    public override Rune Read(ref KeyReader reader) => reader.ReadRune();

    public override string Format(Rune value) => value.ToString();

    protected override string Expected => "One character";

    protected override string Example => "x";

    protected override bool TryParse(string text, out Rune value)
    {
        value = default;
        return text.Length is 1 or 2 && Rune.DecodeFromUtf16(text, out value, out var used) == OperationStatus.Done && used == text.Length;
    }
}

internal sealed class StringKeyCodec : ScalarKeyCodec<string>
{
    public override void Write(ref KeyWriter writer, string value) => writer.Write(value);

    public override string Read(ref KeyReader reader) => reader.ReadString();

    public override string Format(string value) => value;

    protected override string Expected => "Text";

    protected override string Example => "abc";

    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}

internal sealed class GuidKeyCodec : ScalarKeyCodec<Guid>
{
    public override void Write(ref KeyWriter writer, Guid value) => writer.Write(value);

    public override Guid Read(ref KeyReader reader) => reader.ReadGuid();

    public override string Format(Guid value) => value.ToString("D");

    protected override string Expected => "A GUID";

    protected override string Example => "0f8fad5b-d9cb-469f-a165-70867728950e";

    protected override bool TryParse(string text, out Guid value) => Guid.TryParse(text, out value);
}

internal sealed class UriKeyCodec : ScalarKeyCodec<Uri>
{
    public override void Write(ref KeyWriter writer, Uri value) => writer.Write(value);

    public override Uri Read(ref KeyReader reader) => reader.ReadUri();

    public override string Format(Uri value) => KeyFormat.Text(value);

    protected override string Expected => "A URI";

    protected override string Example => "https://example.org/data";

    // Read as absolute where it can be, as Uri itself does: on Unix that holds for /paths too.
    protected override bool TryParse(string text, out Uri value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);
}

internal sealed class VersionKeyCodec : ScalarKeyCodec<Version>
{
    public override void Write(ref KeyWriter writer, Version value) => writer.Write(value);

    public override Version Read(ref KeyReader reader) => reader.ReadVersion();

    public override string Format(Version value) => value.ToString();

    protected override string Expected => "A version of two to four numbers";

    protected override string Example => "1.2.3";

    protected override bool TryParse(string text, out Version value) => Version.TryParse(text, out value!);
}
