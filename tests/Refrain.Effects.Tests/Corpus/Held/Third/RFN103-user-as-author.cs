// The author of a document is whoever runs the task.
using System.Xml.Linq;

[Task]
public sealed partial record Document(string Title)
{
    public string Run()
    {
        var author = Environment.UserDomainName + "\\" + Environment.UserName; // RFN103
        return new XElement("document", new XAttribute("author", author), Title).ToString();
    }
}
