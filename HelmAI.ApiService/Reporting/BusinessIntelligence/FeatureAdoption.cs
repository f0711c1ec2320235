namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>How widely a feature is used.</summary>
/// <param name="FeatureName">The feature; of a long name the first 128 characters.</param>
/// <param name="Users">How many different users used it.</param>
/// <param name="Adoption">Their part of all active users, from 0.0 to 1.0.</param>
/// <param name="MeanSessionDuration">For how long it was used at a time, in seconds, where senders said; a time of more than a day counts as a day. Null where none did.</param>
internal sealed record FeatureAdoption(string FeatureName, long Users, double Adoption, double? MeanSessionDuration);
