namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>Whether a suppression does anything. On the wire: <c>active</c>, <c>expired</c>.</summary>
internal enum SuppressionState
{
    /// <summary>It hides what it names.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,
}
