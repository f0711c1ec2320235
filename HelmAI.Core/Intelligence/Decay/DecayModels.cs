using System.Collections.Frozen;

namespace HelmAI.Core.Intelligence.Decay;

/// <summary>
/// The model of each type. The lifetimes of the default ones are those of OpenCTI's built-in rules (60 days for addresses, 180 for URLs, a year
/// for the rest, an even fall), its threshold of 20 with them; MISP's model for network indicators has 120 days, a speed of 2 and a threshold of 30.
/// </summary>
/// <param name="models">The models of types.</param>
/// <param name="others">The model of every other type, and of patterns that are more than one equality.</param>
public sealed class DecayModels(IReadOnlyDictionary<ObservableType, DecayModel> models, DecayModel others)
{
    private readonly FrozenDictionary<ObservableType, DecayModel> _models = models.ToFrozenDictionary();

    /// <summary>The models where the operator gives none.</summary>
    public static DecayModels Default { get; } = new(
        new Dictionary<ObservableType, DecayModel>
        {
            [ObservableType.IPv4] = Days(60),
            [ObservableType.IPv6] = Days(60),
            [ObservableType.IpPort] = Days(60),
            [ObservableType.Url] = Days(180),
            [ObservableType.Domain] = Days(180),
        },
        Days(365));

    /// <summary>The models of types.</summary>
    public IReadOnlyDictionary<ObservableType, DecayModel> Models => _models;

    /// <summary>The model of every other type.</summary>
    public DecayModel Others => others;

    /// <summary>The model of a type.</summary>
    /// <param name="type">The type; <see langword="null"/> for a pattern.</param>
    /// <returns>The model.</returns>
    public DecayModel Of(ObservableType? type) => type is { } known && _models.TryGetValue(known, out var model) ? model : others;

    private static DecayModel Days(int lifetime) => new(TimeSpan.FromDays(lifetime), Speed: 1, Threshold: 20, DefaultConfidence: 75);
}
