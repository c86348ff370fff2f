namespace Refrain.Analyzers.Tests.Rules;

/// <summary>RFN020 where a task writes files and folders at places of its own.</summary>
public sealed class Rfn020PlaceTests() : RuleTests("RFN020")
{
    private static string Export(string parameter, string task = "DateOnly Day, [property: Insignificant] int Lines = 1") => $$"""
        [Task]
        public sealed partial record Export({{task}})
        {
            public void Run({{parameter}}) { }
        }
        """;

    [Theory]
    [InlineData("OutputDirectory [|file|]", "it does not say where it is written: annotate it with [Place(\"path\")]")]
    [InlineData("[Place(\"a/{Month}\")] OutputFile [|file|]", "the task has no parameter 'Month': it has Day, Lines")]
    [InlineData("[Place(\"a/{day}\")] OutputFile [|file|]", "the task has no parameter 'day': it has Day, Lines")]
    [InlineData("[Place(\"a/{Lines}\")] OutputFile [|file|]", "the parameter Lines is insignificant, so that tasks which differ in it are the same task and cannot be in two places")]
    [InlineData("[Place(\"a/users.csv\")] OutputFile [|file|]", "nothing tells 'a/users.csv' from the place of the same task with other parameters: name parameters in it, such as {Day}")]
    [InlineData("[Place(\"a/{Day\")] OutputDirectory [|file|]", "'a/{Day' has a brace that is not closed, or nothing between two")]
    [InlineData("[Place(\"{}\")] OutputFile [|file|]", "'{}' has a brace that is not closed, or nothing between two")]
    [InlineData("[Place(\"Day}\")] OutputFile [|file|]", "'Day}' has a closing brace without an opening one; a brace that is meant is written twice")]
    [InlineData("[Place(\"../{Day}\")] OutputFile [|file|]", "'../{Day}' is no path of a place: a name in it ends in a dot or a space")]
    [InlineData("[Place(\"/a/{Day}\")] OutputFile [|file|]", "'/a/{Day}' is no path of a place: a name in it is empty")]
    [InlineData("[Place(\"\")] OutputFile [|file|]", "'' is no path of a place: a name in it is empty")]
    [InlineData("[Place(\"c:/{Day}\")] OutputFile [|file|]", "'c:/{Day}' is no path of a place: it holds a character that not every file system takes in a name: one of \\ : * ? \" < > | or a control character")]
    [InlineData("[Place(\".refrain/{Day}\")] OutputFile [|file|]", "'.refrain/{Day}' is no path of a place: names that begin with '.refrain' are Refrain's own")]
    [InlineData("[Place(\"nul/{Day}\")] OutputFile [|file|]", "'nul/{Day}' is no path of a place: 'nul' is what Windows calls a device")]
    [InlineData("[Place(\"{Day}\")] OutputFile file, [Place(\"{Day}\")] OutputFile [|again|]", "another parameter writes to '{Day}' already: give each a place of its own", "again")]
    public Task A_place_that_cannot_be_one_is_reported(string parameter, string why, string name = "file") => Reports(Export(parameter), $"Parameter '{name}' of 'Export' cannot write to its target: " + why);

    [Theory]
    [InlineData("[Place(\"exports/{Day}/users.csv\")] OutputFile file")]
    [InlineData("[Place(\"exports/{{{Day}}}\"), Target(\"share\")] OutputFile file, [Place(\"site of {Day}\")] OutputDirectory folder")]
    public Task A_place_that_parameters_tell_apart_is_fine(string parameter) => IsLegal(Export(parameter));

    [Fact]
    public Task A_task_without_significant_parameters_needs_none_in_its_place() => IsLegal(Export("[Place(\"users.csv\")] OutputFile file", "[property: Insignificant] int Lines = 1"));

    [Fact]
    public Task A_place_that_nothing_writes_to_is_reported() => Reports(
        """
        [Task]
        public sealed partial record Export(int N)
        {
            public int Run() => Of(null!);

            private static int Of([[|Place("{N}")|]] OutputFile file) => file is null ? 0 : 1;
        }
        """,
        "Parameter 'file' of 'Export' cannot write to its target: nothing hands it a place: [Place] belongs on a parameter of Run of a task whose type is OutputFile, OutputDirectory or ParquetFile");
}
