namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Names one provider's answer about one value.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Value">The value's digest, see <see cref="LookupTarget.ToKey"/>.</param>
internal readonly record struct AnswerKey(string Provider, string Value)
{
    /// <summary>
    /// Where Redis keeps the answer: <c>helm:answers:{provider:digest}</c>. It belongs to no tenant: providers are the operator's, and what they say is
    /// the same for all. The braces keep answer and lock on one node of a cluster.
    /// </summary>
    public string InRedis => $"helm:answers:{{{Provider}:{Value}}}";

    /// <summary>Where Redis keeps who asks: <c>helm:answers:{provider:digest}:lock</c>, with a random token as value.</summary>
    public string LockInRedis => $"{InRedis}:lock";
}
