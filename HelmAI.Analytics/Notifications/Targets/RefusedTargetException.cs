namespace HelmAI.Analytics.Notifications.Targets;

/// <summary>A webhook's target may not be called.</summary>
/// <param name="message">Why.</param>
internal sealed class RefusedTargetException(string message) : IOException(message);
