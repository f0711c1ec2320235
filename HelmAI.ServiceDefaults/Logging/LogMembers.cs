namespace HelmAI.ServiceDefaults.Logging;

/// <summary>The values of logging scopes that every log line shows.</summary>
public static class LogMembers
{
    /// <summary>The request's id.</summary>
    public const string RequestId = "request_id";

    /// <summary>Who made the request; to be put into a scope by whoever authenticates callers.</summary>
    public const string UserId = "user_id";
}
