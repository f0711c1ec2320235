using System.Text.Json;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>
/// Reads decay models from a JSON file: an object with a member for each type (<see cref="ObservableTypeNames"/>, and <c>others</c> for the rest),
/// each an object with <c>lifetime_days</c>, <c>speed</c>, <c>threshold</c> and <c>default_confidence</c>.
/// </summary>
internal static class DecayFile
{
    private const string Others = "others";

    /// <summary>Reads the models.</summary>
    /// <param name="path">The file; <see langword="null"/> for the built-in models.</param>
    /// <returns>The models: those of the file over the built-in ones.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="FormatException">It is not of that form; says what is wrong.</exception>
    public static DecayModels Read(string? path)
    {
        if (path is null)
        {
            return DecayModels.Default;
        }

        Dictionary<string, DecayEntry> entries;
        try
        {
            entries = JsonSerializer.Deserialize(File.ReadAllBytes(path), DecayJsonContext.Default.DictionaryStringDecayEntry) ?? [];
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is no object of decay models: {exception.Message}", exception);
        }

        var models = new Dictionary<ObservableType, DecayModel>(DecayModels.Default.Models);
        var others = DecayModels.Default.Others;
        if (entries.Remove(Others, out var rest))
        {
            others = Over(Others, others, rest);
        }

        foreach (var (name, entry) in entries)
        {
            models[ObservableTypeNames.TryParse(name, out var type) ? type : throw new FormatException($"'{name}' is no type; these are {string.Join(", ", ObservableTypeNames.All)} and {Others}")] =
                Over(name, models.GetValueOrDefault(type, others), entry);
        }

        return new DecayModels(models, others);
    }

    private static DecayModel Over(string name, DecayModel model, DecayEntry entry) =>
        entry is { LifetimeDays: null or (> 0 and <= 36_500), Speed: null or (>= 0.05 and <= 20), Threshold: null or (>= 0 and <= 100), DefaultConfidence: null or (>= 0 and <= 100) }
            ? new DecayModel(
                entry.LifetimeDays is { } days ? TimeSpan.FromDays(days) : model.Lifetime,
                entry.Speed ?? model.Speed,
                entry.Threshold ?? model.Threshold,
                entry.DefaultConfidence ?? model.DefaultConfidence)
            : throw new FormatException($"'{name}' is out of range: lifetime_days above 0 up to 36500, speed 0.05 to 20, threshold and default_confidence 0 to 100");
}
