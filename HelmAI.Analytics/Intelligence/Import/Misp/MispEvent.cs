using System.Text.Json;
using HelmAI.Analytics.Intelligence.Import.Json;

namespace HelmAI.Analytics.Intelligence.Import.Misp;

/// <summary>What a MISP event says of all its attributes. It may say so after them, so that it is read before them.</summary>
internal sealed class MispEvent
{
    private readonly List<string> _tags = [];

    /// <summary>The event's title.</summary>
    public string? Info { get; private set; }

    /// <summary>The organisation that made it.</summary>
    public string? Creator { get; private set; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>Takes a member of the event.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="json">Its value.</param>
    public void Add(string name, JsonElement json)
    {
        switch (name)
        {
            case "info" when json.ValueKind == JsonValueKind.String:
                Info = json.GetString();
                break;
            case "Orgc" when json.ValueKind == JsonValueKind.Object:
                Creator = json.Text("name");
                break;
            case "Tag" when json.ValueKind == JsonValueKind.Array:
                _tags.AddRange(TagsOf(json));
                break;
        }
    }

    /// <summary>The names of tags.</summary>
    /// <param name="json">A list of tags.</param>
    /// <returns>Their names.</returns>
    public static IEnumerable<string> TagsOf(JsonElement json) =>
        json.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.Object).Select(static one => one.Text("name")).OfType<string>();
}
