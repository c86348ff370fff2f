// A remote procedure makes an order each time it is called; nothing in the request says that it is the same.
using Grpc.Core;

[Task]
public sealed partial record Ordered(string Customer, string Article, int Pieces)
{
    public async Task<string> Run([Service] CallInvoker invoker, CancellationToken cancellationToken)
    {
        var orders = new Orders.OrdersClient(invoker);
        await orders.PlaceOrderAsync(new PlaceOrderRequest { Customer = Customer, Article = Article, Pieces = Pieces }, cancellationToken: cancellationToken); // RFN204
        return Article;
    }
}
//// File: OrdersGrpc.cs
using Grpc.Core;

public sealed class PlaceOrderRequest
{
    public string Customer { get; set; } = "";

    public string Article { get; set; } = "";

    public int Pieces { get; set; }
}

public sealed class PlaceOrderReply
{
    public string Number { get; set; } = "";
}

public static partial class Orders
{
    private static readonly Marshaller<PlaceOrderRequest> s_request = Marshallers.Create(static _ => Array.Empty<byte>(), static _ => new PlaceOrderRequest());
    private static readonly Marshaller<PlaceOrderReply> s_reply = Marshallers.Create(static _ => Array.Empty<byte>(), static _ => new PlaceOrderReply());
    private static readonly Method<PlaceOrderRequest, PlaceOrderReply> s_placeOrder = new(MethodType.Unary, "shop.Orders", "PlaceOrder", s_request, s_reply);

    public partial class OrdersClient(CallInvoker callInvoker) : ClientBase<OrdersClient>(callInvoker)
    {
        public virtual AsyncUnaryCall<PlaceOrderReply> PlaceOrderAsync(
            PlaceOrderRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            PlaceOrderAsync(request, new CallOptions(headers, deadline, cancellationToken));

        public virtual AsyncUnaryCall<PlaceOrderReply> PlaceOrderAsync(PlaceOrderRequest request, CallOptions options) =>
            CallInvoker.AsyncUnaryCall(s_placeOrder, null, options, request);

        protected override OrdersClient NewInstance(ClientBaseConfiguration configuration) => new(CallInvoker);
    }
}
