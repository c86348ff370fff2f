using Refrain.Hosting.Arguments;
using Refrain.Stores;

namespace Refrain.Hosting;

/// <summary>
/// Opens what the command line names by a folder or an address: stores, catalogs, blobs. The one place that tells the two apart and that knows which schemes the
/// program was taught.
/// </summary>
internal sealed class StoreOpeners
{
    // Below the folder that a store has unless another is named: the one place of this machine that a program writes to unasked.
    private static readonly string s_scratchFolder = Path.Combine(CommonOptions.DefaultStore, LocalStore.ScratchFolder);

    /// <summary>How stores are opened that are no folders, by scheme.</summary>
    public Dictionary<string, OpenStore> Stores { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How catalogs are opened whose blobs are elsewhere, by scheme.</summary>
    public Dictionary<string, OpenCatalog> Catalogs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How blobs are opened that are in no folder, by scheme.</summary>
    public Dictionary<string, OpenBlobs> Blobs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a place is a folder rather than an address.</summary>
    public static bool IsFolder(string place) => SchemeOf(place) is null;

    /// <summary>A place as another process in another folder may name it.</summary>
    public static string FullNameOf(string place) => IsFolder(place) ? Path.GetFullPath(place) : place;

    /// <summary>Checks a scheme that a program teaches.</summary>
    /// <exception cref="ArgumentException">It is none, or a single letter, which could be a drive.</exception>
    public static string Check(string scheme) =>
        scheme.Length >= 2 && Uri.CheckSchemeName(scheme) ? scheme : throw new ArgumentException($"'{scheme}' is no scheme of addresses.", nameof(scheme));

    /// <summary>Opens a store, and makes one where there is none unless it is only looked at.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="isReadOnly">Whether nothing is to be written.</param>
    /// <param name="isToLook">Of a folder: whether it is enough that it can be read.</param>
    /// <exception cref="StoreException">It cannot be opened, or nobody here knows how.</exception>
    public ArtifactStore Open(StoreAddress address, bool isReadOnly, bool isToLook = false)
    {
        if (address.Blobs is null)
            return IsFolder(address.Store) ? OpenFolder(address.Store, null, isReadOnly, isToLook) : Of(Stores, address.Store, "stores", "--store", nameof(RefrainAppOptions.AddStore))(address.Store, isReadOnly);
        var blobs = OpenBlobs(address.Blobs);
        if (!IsFolder(address.Store))
            return new(OpenCatalog(address.Store, isReadOnly), blobs, Path.GetFullPath(address.Scratch ?? s_scratchFolder));
        var store = OpenFolder(address.Store, blobs, isReadOnly, isToLook);
        return address.Scratch is { } scratch ? new(store.Catalog, blobs, Path.GetFullPath(scratch)) : store;
    }

    /// <summary>Opens a catalog by itself.</summary>
    /// <exception cref="StoreException">It cannot be opened, or nobody here knows how.</exception>
    public ICatalog OpenCatalog(string place, bool isReadOnly) => Of(Catalogs, place, "catalogs", "--store", nameof(RefrainAppOptions.AddCatalog))(place, isReadOnly);

    /// <summary>Opens a blob store by itself: a folder, or what an address names.</summary>
    /// <exception cref="StoreException">It cannot be opened, or nobody here knows how.</exception>
    public IBlobStore OpenBlobs(string place) =>
        IsFolder(place) ? new FileBlobStore(Path.GetFullPath(place)) : Of(Blobs, place, "blobs", "--blobs", nameof(RefrainAppOptions.AddBlobs))(place);

    private static ArtifactStore OpenFolder(string folder, IBlobStore? blobs, bool isReadOnly, bool isToLook) =>
        isToLook ? LocalStore.OpenToLook(folder, blobs) : isReadOnly ? LocalStore.OpenReadOnly(folder, blobs) : LocalStore.Open(folder, blobs);

    /// <summary>The scheme of an address; null for a folder. One letter before a colon is a drive.</summary>
    private static string? SchemeOf(string place) => place.IndexOf("://", StringComparison.Ordinal) is >= 2 and var at && Uri.CheckSchemeName(place[..at]) ? place[..at] : null;

    private static TOpen Of<TOpen>(Dictionary<string, TOpen> known, string place, string what, string option, string teach)
    {
        var scheme = SchemeOf(place) ?? "file";
        if (known.TryGetValue(scheme, out var open))
            return open;
        throw new StoreException(
            scheme + "://",
            $"This program knows no {what} of '{scheme}://'; it knows folders{string.Concat(known.Keys.Order(StringComparer.Ordinal).Select(s => $", {s}://"))}. Name one of these with {option}, or have the program taught by {nameof(RefrainAppOptions)}.{teach}.");
    }
}
