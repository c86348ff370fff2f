// What tasks and tables use of EFCore.BulkExtensions, which does not restore here: declarations after its public documentation.
using Microsoft.EntityFrameworkCore;

namespace EFCore.BulkExtensions
{
    public class BulkConfig
    {
        public bool PreserveInsertOrder { get; set; }
        public int BatchSize { get; set; }
    }

    public static class DbContextBulkExtensions
    {
        public static void BulkInsert<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null) where T : class => throw null!;
        public static Task BulkInsertAsync<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null, CancellationToken cancellationToken = default) where T : class => throw null!;
        public static void BulkInsertOrUpdate<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null) where T : class => throw null!;
        public static Task BulkInsertOrUpdateAsync<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null, CancellationToken cancellationToken = default) where T : class => throw null!;
        public static Task BulkUpdateAsync<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null, CancellationToken cancellationToken = default) where T : class => throw null!;
        public static Task BulkDeleteAsync<T>(this DbContext context, IEnumerable<T> entities, BulkConfig? bulkConfig = null, Action<decimal>? progress = null, Type? type = null, CancellationToken cancellationToken = default) where T : class => throw null!;
    }
}
