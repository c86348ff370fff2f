namespace Refrain.RabbitMQ.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("amqp://ann:s%40cret@broker.example/", "amqp://broker.example:5672/", "ann", "s@cret", "/")]
    [InlineData("amqp://ann:s3cret@broker.example/team@night", "amqp://broker.example:5672/team%40night", "ann", "s3cret", "team@night")]
    [InlineData("amqp://ann:s3/cret@broker.example/night", "amqp://broker.example:5672/night", "ann", "s3/cret", "night")]
    [InlineData("amqp://broker.example", "amqp://broker.example:5672/", "guest", "guest", "/")]
    [InlineData("AMQPS://ann:a@b.example:1,c.example/night%2Fly", "amqps://b.example:1,c.example:5671/night%2Fly", "ann", "a", "night/ly")]
    [InlineData("amqp://ann@[::1]:7000/x?prefix=team-1", "amqp://[::1]:7000/x?prefix=team-1", "ann", "", "x")]
    public void An_address_names_nodes_user_and_virtual_host_and_is_shown_without_the_user(string address, string name, string user, string password, string host)
    {
        var read = RabbitAddress.Read(address);
        Assert.Equal((name, user, password, host), (read.Name, read.User, read.Password, read.Host));
        Assert.Equal(name, RabbitBroker.Open(address).Name);
    }

    [Theory]
    [InlineData("http://ann:s3cret@broker.example/")]
    [InlineData("amqp://ann:s3cret@broker.example:port/")]
    [InlineData("amqp://ann:s3cret@/")]
    [InlineData("amqp://ann:s3cret@broker.example/?prefix=a.b")]
    [InlineData("amqp://ann:s3cret@broker.example/?heartbeat=3")]
    [InlineData("amqp://ann:s3cret@broker.example/?ca=ca.pem")]
    public void What_is_no_address_is_refused_and_not_repeated(string address)
    {
        var error = Assert.Throws<ArgumentException>(() => RabbitBroker.Open(address));
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("amqp://USER:PASSWORD@HOST:PORT/VHOST", error.Message, StringComparison.Ordinal);
    }
}
