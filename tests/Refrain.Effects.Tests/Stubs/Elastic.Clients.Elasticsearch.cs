// What tasks and tables use of Elastic.Clients.Elasticsearch, which does not restore here: declarations after its public documentation.
namespace Elastic.Clients.Elasticsearch
{
    public abstract class ElasticsearchResponse
    {
        public bool IsValidResponse => throw null!;
    }

    public sealed class IndexResponse : ElasticsearchResponse
    {
        public string Id => throw null!;
    }

    public sealed class BulkResponse : ElasticsearchResponse
    {
        public bool Errors => throw null!;
    }

    public sealed class DeleteResponse : ElasticsearchResponse;

    public sealed class UpdateResponse<TDocument> : ElasticsearchResponse;

    public sealed class GetResponse<TDocument> : ElasticsearchResponse
    {
        public TDocument? Source => throw null!;
    }

    public sealed class CountResponse : ElasticsearchResponse
    {
        public long Count => throw null!;
    }

    public sealed class SearchResponse<TDocument> : ElasticsearchResponse
    {
        public IReadOnlyCollection<TDocument> Documents => throw null!;
        public long Total => throw null!;
    }

    public sealed class CreateResponse : ElasticsearchResponse;

    public sealed class DeleteByQueryResponse : ElasticsearchResponse;

    public sealed class UpdateByQueryResponse : ElasticsearchResponse;

    public sealed class IndexName(string name)
    {
        public string Name => name;
        public static implicit operator IndexName(string name) => new(name);
    }

    public sealed class Id(string value)
    {
        public string Value => value;
        public static implicit operator Id(string value) => new(value);
        public static implicit operator Id(long value) => throw null!;
    }

    public sealed class IndexRequestDescriptor<TDocument>
    {
        public IndexRequestDescriptor<TDocument> Index(IndexName index) => throw null!;
        public IndexRequestDescriptor<TDocument> Id(Id id) => throw null!;
    }

    public sealed class BulkRequestDescriptor
    {
        public BulkRequestDescriptor Index(string index) => throw null!;
        public BulkRequestDescriptor IndexMany<TSource>(IEnumerable<TSource> documents) => throw null!;
    }

    public sealed class UpdateRequestDescriptor<TDocument, TPartialDocument>
    {
        public UpdateRequestDescriptor<TDocument, TPartialDocument> Doc(TPartialDocument document) => throw null!;
        public UpdateRequestDescriptor<TDocument, TPartialDocument> DocAsUpsert(bool? docAsUpsert = true) => throw null!;
    }

    public sealed class SearchRequestDescriptor<TDocument>
    {
        public SearchRequestDescriptor<TDocument> Index(string index) => throw null!;
        public SearchRequestDescriptor<TDocument> Size(int? size) => throw null!;
    }

    public class ElasticsearchClient
    {
        public ElasticsearchClient() { }
        public ElasticsearchClient(Uri uri) { }
        public virtual IndexManagement.IndicesNamespacedClient Indices => throw null!;
        public virtual IndexResponse Index<TDocument>(TDocument document, Action<IndexRequestDescriptor<TDocument>> configureRequest) => throw null!;
        public virtual Task<IndexResponse> IndexAsync<TDocument>(TDocument document, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IndexResponse> IndexAsync<TDocument>(TDocument document, Action<IndexRequestDescriptor<TDocument>> configureRequest, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IndexResponse> IndexAsync<TDocument>(TDocument document, IndexName index, Id id, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<CreateResponse> CreateAsync<TDocument>(TDocument document, IndexName index, Id id, CancellationToken cancellationToken = default) => throw null!;
        public virtual BulkResponse Bulk(Action<BulkRequestDescriptor> configureRequest) => throw null!;
        public virtual Task<BulkResponse> BulkAsync(Action<BulkRequestDescriptor> configureRequest, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<UpdateResponse<TDocument>> UpdateAsync<TDocument, TPartialDocument>(IndexName index, Id id, Action<UpdateRequestDescriptor<TDocument, TPartialDocument>> configureRequest, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<UpdateByQueryResponse> UpdateByQueryAsync(IndexName indices, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteResponse> DeleteAsync(IndexName index, Id id, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteByQueryResponse> DeleteByQueryAsync(IndexName indices, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetResponse<TDocument>> GetAsync<TDocument>(IndexName index, Id id, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<CountResponse> CountAsync(IndexName indices, CancellationToken cancellationToken = default) => throw null!;
        public virtual SearchResponse<TDocument> Search<TDocument>(Action<SearchRequestDescriptor<TDocument>> configureRequest) => throw null!;
        public virtual Task<SearchResponse<TDocument>> SearchAsync<TDocument>(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<SearchResponse<TDocument>> SearchAsync<TDocument>(Action<SearchRequestDescriptor<TDocument>> configureRequest, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class IndexManyExtensions
    {
        public static BulkResponse IndexMany<T>(this ElasticsearchClient client, IEnumerable<T> objects) => throw null!;
        public static Task<BulkResponse> IndexManyAsync<T>(this ElasticsearchClient client, IEnumerable<T> objects, IndexName index, CancellationToken cancellationToken = default) => throw null!;
        public static Task<BulkResponse> IndexManyAsync<T>(this ElasticsearchClient client, IEnumerable<T> objects, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Elastic.Clients.Elasticsearch.IndexManagement
{
    public sealed class CreateIndexResponse : ElasticsearchResponse;

    public sealed class DeleteIndexResponse : ElasticsearchResponse;

    public sealed class ExistsResponse : ElasticsearchResponse
    {
        public bool Exists => throw null!;
    }

    public class IndicesNamespacedClient
    {
        internal IndicesNamespacedClient() { }
        public virtual Task<CreateIndexResponse> CreateAsync(IndexName index, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteIndexResponse> DeleteAsync(IndexName indices, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ExistsResponse> ExistsAsync(IndexName indices, CancellationToken cancellationToken = default) => throw null!;
    }
}
