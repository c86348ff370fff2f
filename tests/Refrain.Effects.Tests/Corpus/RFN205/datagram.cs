// A datagram is gone when it is sent; a second run sends a second one.
using System.Net.Sockets;
using System.Text;

[Task]
public sealed partial record WakeUp(string Host, int Port, string Name)
{
    public string Run()
    {
        using var udp = new UdpClient();
        var data = Encoding.ASCII.GetBytes(Name);
        udp.Send(data, data.Length, Host, Port); // RFN205
        return Name;
    }
}
