namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn020Tests() : RuleTests("RFN020")
{
    private static string Orders(string row, string parameter, string task = "DateOnly Day") => $$"""
        public sealed record Order({{row}});

        [Task]
        public sealed partial record Orders({{task}})
        {
            public void Run({{parameter}}) => orders.Replace([]);
        }
        """;

    [Theory]
    [InlineData("int Id, DateOnly Day, TimeSpan Took", "Took: no column can hold TimeSpan: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time")]
    [InlineData("int Id, DateOnly Day, ulong Number", "Number: no column can hold ulong: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time")]
    [InlineData("int Id, DateOnly Day, IReadOnlyList<int> Parts", "Parts: no column can hold IReadOnlyList<int>: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time")]
    [InlineData("int OrderId, DateOnly Day, int order_id", "OrderId and order_id would both be the column 'order_id': name one with [Column]")]
    [InlineData("int Id", "Order has no column 'day': it has id")]
    [InlineData("int Id, DateTime Day", "the parameter Day is DateOnly, and the column 'day' of the partition holds DateTime: give both one type that cannot be null")]
    public Task A_row_that_cannot_be_one_of_a_table_is_reported_with_the_member(string row, string why) => Reports(
        Orders(row, "[Table(\"orders\", Partition = [\"day\"])] SqlPartition<Order> [|orders|]"), "Parameter 'orders' of 'Orders' cannot write to its target: " + why);

    [Theory]
    [InlineData("SqlPartition<Order> [|orders|]", "it does not say which table it is: annotate it with [Table(\"name\")]")]
    [InlineData("[Table(\"\")] SqlPartition<Order> [|orders|]", "the name is empty")]
    [InlineData("[Table(\"orders\")] SqlPartition<Order> [|orders|]", "nothing tells its rows from those of the same task with other parameters: name the columns that do, as Partition, or the columns of a key")]
    [InlineData("[Table(\"orders\", Partition = [\"id\"])] SqlPartition<Order> [|orders|]", "no parameter of the task that is part of its key has the value of the column 'id' of the partition: name the parameter Id")]
    [InlineData("[Table(\"orders\", Key = [\"note\"])] SqlPartition<Order> [|orders|]", "the column 'note' of the key may hold nothing, and nothing is equal to nothing else: make its member one that cannot be null")]
    public Task A_table_that_is_not_told_is_reported(string parameter, string why) => Reports(
        Orders("int Id, DateOnly Day, string? Note", parameter), "Parameter 'orders' of 'Orders' cannot write to its target: " + why);

    [Theory]
    [InlineData("[Table(\"orders\", Partition = [\"day\"])] SqlPartition<Order> orders")]
    [InlineData("[Table(\"orders\", Key = [\"id\"])] SqlPartition<Order> orders")]
    [InlineData("[Table(\"orders\", Partition = [\"day\"], Key = [\"day\", \"id\"]), Target(\"warehouse\")] SqlPartition<Order> orders")]
    public Task A_table_whose_rows_are_told_apart_is_fine(string parameter) => IsLegal(Orders("int Id, DateOnly Day, string? Note, byte[] Bytes, decimal? Amount", parameter));

    [Fact]
    public Task A_task_without_parameters_has_the_whole_table() => IsLegal(Orders("int Id", "[Table(\"orders\")] SqlPartition<Order> orders", ""));
}
