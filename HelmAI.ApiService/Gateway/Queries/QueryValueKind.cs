namespace HelmAI.ApiService.Gateway.Queries;

/// <summary>What the value of a query parameter is.</summary>
internal enum QueryValueKind
{
    /// <summary>Any text up to the length of an envelope member.</summary>
    Text,

    /// <summary>A time: RFC 3339, or Unix seconds or milliseconds.</summary>
    Time,

    /// <summary>The name of a severity.</summary>
    Severity,

    /// <summary>The name of an event's status.</summary>
    Status,

    /// <summary>The name of an alert's status.</summary>
    AlertStatus,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Address,

    /// <summary>A number from 0.0 to 1.0.</summary>
    Score,

    /// <summary>An HTTP status: a whole number from 100 to 599.</summary>
    HttpStatus,

    /// <summary>The size of a page: a whole number from 1 to 500.</summary>
    Limit,

    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary>Texts, separated by commas.</summary>
    List,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>The name of a delivery's state.</summary>
    DeliveryState,
}
