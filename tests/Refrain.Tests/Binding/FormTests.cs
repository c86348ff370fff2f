using System.Globalization;
using Refrain.Testing;

namespace Refrain.Tests.Binding;

/// <summary>Each form in which an output can reach <c>Run</c>, generated and run.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task Rows_bind_in_every_form() => Assert.Equal("2 2 3 4 5 6 7", await Get(new RowForms(2)));

    [Fact]
    public async Task Values_bind_in_every_form() => Assert.Equal("1 2 3 4 2 text", await Get(new ValueForms(1, Optional: true)));

    [Fact]
    public async Task An_optional_requirement_that_asks_for_nothing_binds_null() => Assert.Equal("1 2 3 - - -", await Get(new ValueForms(1, Optional: false)));

    [Fact]
    public async Task An_output_that_is_asked_for_twice_has_two_paths() => Assert.Equal("True False True", await Get(new SamePaths(1)));

    [Fact]
    public async Task Fan_ins_bind_in_every_form_in_the_order_of_the_requirement() =>
        Assert.Equal("3,2,1 30=30,20=20,10=10 300,200,100 3,2,1 1,2,3,1,2,1 10 6 3=3,2=2,1=1 3,2,1", await Get(new FanInForms(3)));

    [Fact]
    public async Task A_fan_in_of_nothing_binds_empty() => Assert.Equal("     0 0  ", await Get(new FanInForms(0)));

    [Fact]
    public async Task Files_bind_in_every_form()
    {
        using var folder = new TempFolder();
        var path = folder.Write("lines.csv", "no|Text\n1|a\n2|b\n");
        Assert.Equal("16 16 3 3 13 110 lines.csv 1a,2b 1a,2b a|b", await Get(new FileForms(path)));
    }

    [Fact]
    public async Task Sources_services_and_context_are_handed_over()
    {
        using var folder = new TempFolder();
        await using var pipeline = Pipeline.Open(folder.Path, new PipelineOptions { Services = new Formats() });
        Assert.Equal(["rain in Oslo", "3", "1", "token"], await pipeline.GetAsync(new Handed(new("Oslo"), 3)));
    }

    [Fact]
    public async Task Runtime_requirements_are_evaluated_after_what_they_read() => Assert.Equal("10,20,30", await Get(new Decided(3)));

    [Fact]
    public void Requirements_are_data()
    {
        var requirements = TaskDescriptor.Of<Decided>().Requirements;
        Assert.Equal(["First", "Second", "Third", "Never"], requirements.Select(r => r.Name));
        Assert.Equal([[], [0], [1], [0, 2]], requirements.Select(r => r.Reads));
        Assert.Equal([Cardinality.One, Cardinality.One, Cardinality.Many, Cardinality.Optional], requirements.Select(r => r.Cardinality));
        Assert.Equal(RequirementKind.Static, requirements[0].Kind);
        Assert.All(requirements.Skip(1), r => Assert.Equal(RequirementKind.Runtime, r.Kind));
        Assert.True(TaskDescriptor.Of<ValueForms>().Requirements.Single(r => r.Name == "Tariff").OrderOnly);
    }

    private static async Task<string> Get(ITask<string> task)
    {
        using var folder = new TempFolder();
        await using var pipeline = Pipeline.Open(folder.Path);
        return await pipeline.GetAsync(task);
    }

    private sealed class Formats : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IFormatProvider) ? CultureInfo.InvariantCulture : null;
    }
}
