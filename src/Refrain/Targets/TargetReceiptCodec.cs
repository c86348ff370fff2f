using Refrain.Codecs;

namespace Refrain.Targets;

/// <summary>The codec of receipts.</summary>
public readonly struct TargetReceiptCodec : IValueCodec<TargetReceipt>
{
    /// <inheritdoc/>
    public static string Schema => "record{Target:string,Place:string,Partition:string,Rows:i64,Content:string}";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, TargetReceipt value)
    {
        writer.Write(value.Target);
        writer.Write(value.Place);
        writer.Write(value.Partition);
        writer.Write(value.Rows);
        writer.Write(value.Content);
    }

    /// <inheritdoc/>
    public static TargetReceipt Read(ref ValueReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadString());
}
