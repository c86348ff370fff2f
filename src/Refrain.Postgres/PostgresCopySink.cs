using Npgsql;
using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>Sends rows by binary <c>COPY</c> as they are: they were encoded for it.</summary>
internal sealed class PostgresCopySink : SqlRowSink
{
    private readonly NpgsqlRawCopyStream _copy;
    private bool _isEnded;

    public PostgresCopySink(NpgsqlConnection connection, string table, string columns)
    {
        _copy = connection.BeginRawBinaryCopy($"copy {SqlTarget.Quote(table)} ({columns}) from stdin (format binary)");

        // The signature, no flags, no extension.
        _copy.Write("PGCOPY\n"u8);
        _copy.Write([0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    public override void Take(ReadOnlySpan<byte> rows) => _copy.Write(rows);

    public override void Complete()
    {
        _copy.Write([0xFF, 0xFF]);
        _isEnded = true;
        _copy.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (_isEnded)
            return;
        _isEnded = true;
        try
        {
            _copy.Cancel();
        }
        finally
        {
            _copy.Dispose();
        }
    }
}
