using Refrain.Effects.Tests.Labels;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>Code that uses the packages that are downloaded without their dependencies, and the stubs, compiles.</summary>
public sealed class KnownPackagesTests
{
    [Fact]
    public async Task Their_usual_code_compiles()
    {
        var result = await CorpusCheck.Run(CorpusFile.Parse("a.cs", """
            // Why.
            using Azure.Data.Tables;
            using Azure.Messaging.EventHubs.Producer;
            using Azure.Messaging.ServiceBus;
            using Azure.Storage.Blobs;
            using Azure.Storage.Queues;
            using Amazon.DynamoDBv2.Model;
            using Confluent.Kafka;
            using Dapper.Contrib.Extensions;
            using MailKit.Net.Smtp;
            using Microsoft.Data.SqlClient;
            using MimeKit;
            using MongoDB.Driver;

            public sealed record Like(int Id);

            public static class Uses
            {
                public static async Task All(
                    IMongoCollection<Like> mongo, IProducer<string, string> kafka, Amazon.SQS.IAmazonSQS sqs, Amazon.DynamoDBv2.IAmazonDynamoDB dynamo,
                    Amazon.SimpleNotificationService.IAmazonSimpleNotificationService sns, ServiceBusSender sender, EventHubProducerClient hub, BlobContainerClient blobs,
                    QueueClient queue, TableClient table, Elastic.Clients.Elasticsearch.ElasticsearchClient elastic, MassTransit.IPublishEndpoint bus,
                    Microsoft.Azure.Cosmos.Container cosmos, NodaTime.IClock clock, Serilog.ILogger log, CancellationToken cancellation)
                {
                    await using var connection = new SqlConnection("Server=.");
                    await connection.OpenAsync(cancellation);
                    await using var command = new SqlCommand("INSERT INTO likes VALUES (@id)", connection);
                    command.Parameters.AddWithValue("@id", 1);
                    await command.ExecuteNonQueryAsync(cancellation);
                    using (var bulk = new SqlBulkCopy(connection) { DestinationTableName = "likes" }) await bulk.WriteToServerAsync(new System.Data.DataTable(), cancellation);
                    connection.Insert(new Like(1));
                    await mongo.InsertOneAsync(new Like(1), cancellationToken: cancellation);
                    await mongo.ReplaceOneAsync(like => like.Id == 1, new Like(1), new ReplaceOptions { IsUpsert = true }, cancellation);
                    await mongo.Find(like => like.Id == 1).ToListAsync(cancellation);
                    await kafka.ProduceAsync("likes", new Message<string, string> { Key = "1", Value = "2" }, cancellation);
                    await sqs.SendMessageAsync("queue", "body", cancellation);
                    await dynamo.PutItemAsync(new PutItemRequest { TableName = "likes", Item = new() { ["id"] = new AttributeValue { N = "1" } } }, cancellation);
                    await sns.PublishAsync("topic", "message", cancellation);
                    await sender.SendMessageAsync(new ServiceBusMessage("like") { MessageId = "1" }, cancellation);
                    await blobs.GetBlobClient("a").UploadAsync(BinaryData.FromString("x"), overwrite: true, cancellation);
                    await queue.SendMessageAsync("like", cancellation);
                    await table.UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: cancellation);
                    await elastic.IndexAsync(new Like(1), cancellation);
                    await bus.Publish(new Like(1), cancellation);
                    await cosmos.UpsertItemAsync(new Like(1), cancellationToken: cancellation);
                    using var smtp = new SmtpClient();
                    await smtp.SendAsync(new MimeMessage(), cancellation);
                    log.Information("{Now}", clock.GetCurrentInstant());
                }
            }
            """));
        Assert.Empty(result.Errors);
    }
}
