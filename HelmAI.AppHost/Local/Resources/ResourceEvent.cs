namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource, or one process of it, has changed its state.</summary>
public sealed class ResourceEvent
{
    internal ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot) =>
        (Resource, ResourceId, Snapshot) = (resource, resourceId, snapshot);

    /// <summary>The resource.</summary>
    public IResource Resource { get; }

    /// <summary>Names the process where there are several: the resource's name, with <c>-1</c> and so on for the further ones.</summary>
    public string ResourceId { get; }

    /// <summary>The new state.</summary>
    public CustomResourceSnapshot Snapshot { get; }
}
