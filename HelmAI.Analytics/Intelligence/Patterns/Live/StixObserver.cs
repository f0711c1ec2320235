using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Extraction;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using Observation = HelmAI.Analytics.Intelligence.Patterns.Matching.Observation;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>Observes events in STIX' words. Immutable.</summary>
internal sealed class StixObserver
{
    private readonly (StixField Field, FieldSlot[] Slots)[] _rows;

    /// <summary>Declares what is read.</summary>
    /// <param name="fields">Collects the fields.</param>
    public StixObserver(FieldSchemaBuilder fields) =>
        _rows = [.. StixFields.Rows.Select(row => (row, Array.ConvertAll(row.Fields, fields.Field)))];

    /// <summary>Observes an event.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values.</param>
    /// <param name="observables">Its observables.</param>
    /// <returns>What was observed.</returns>
    public Observation Observe(SecurityEvent securityEvent, EventFields fields, EventObservables observables)
    {
        var objects = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (row, slots) in _rows)
        {
            if (First(fields, slots) is { } text)
            {
                Set(objects, row, text);
            }
        }

        AddObservables(objects, observables);
        foreach (var (from, property, to, tells) in StixFields.References)
        {
            if (objects.ContainsKey(to) && (tells || objects.ContainsKey(from)))
            {
                Object(objects, from)[property] = to;
            }
        }

        return new Observation
        {
            First = securityEvent.Timestamp,
            Last = securityEvent.Timestamp,
            Objects = objects.ToDictionary(static one => one.Key, static one => JsonSerializer.SerializeToElement(one.Value), StringComparer.Ordinal),
        };
    }

    private static string? First(EventFields fields, FieldSlot[] slots)
    {
        foreach (var slot in slots)
        {
            foreach (var value in fields[slot])
            {
                if (value.HasText && value.Utf8.Length > 0)
                {
                    return value.ToString();
                }
            }
        }

        return null;
    }

    private static void Set(Dictionary<string, JsonObject> objects, StixField row, string text)
    {
        switch (row.Kind)
        {
            case StixFieldKind.Address when Observables.Normalise(ObservableType.IPv4, text) is { } address:
                Add(objects, row.Path[0] == "src_ref" ? "source" : "destination", TypeOf(address.Type)!)["value"] = address.Value;
                break;
            case StixFieldKind.Email when Observables.Normalise(ObservableType.Email, text) is { } sender:
                Add(objects, "sender", "email-addr")["value"] = sender.Value;
                break;
            case StixFieldKind.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                Put(Object(objects, row.Object), row.Path, number);
                break;
            case StixFieldKind.Text:
                Put(Object(objects, row.Object), row.Path, text);
                break;
            case StixFieldKind.FileName:
                Put(Object(objects, row.Object), row.Path, text[(text.LastIndexOfAny(['\\', '/']) + 1)..]);
                break;
            case StixFieldKind.List:
                Put(Object(objects, row.Object), row.Path, new JsonArray(text.ToLowerInvariant()));
                break;
        }
    }

    // Digests belong to the files that the event names, whichever they are.
    private static void AddObservables(Dictionary<string, JsonObject> objects, EventObservables observables)
    {
        for (var i = 0; i < observables.Count; i++)
        {
            var value = Encoding.UTF8.GetString(observables.ValueAt(i));
            if (TypeOf(observables.TypeAt(i)) is { } type)
            {
                Add(objects, $"observable-{i}", type)["value"] = value;
            }
            else if (observables.TypeAt(i) == ObservableType.Ja3)
            {
                Put(Object(objects, "traffic"), ["x_ja3"], value);
            }
            else if (HashOf(observables.TypeAt(i)) is { } hash)
            {
                foreach (var file in (ReadOnlySpan<string>)["file", "image"])
                {
                    if (file == "file" || objects.ContainsKey(file))
                    {
                        Put(Object(objects, file), ["hashes", hash], value);
                    }
                }
            }
        }
    }

    private static void Put(JsonObject target, string[] path, JsonNode value)
    {
        foreach (var step in path[..^1])
        {
            if (target[step] is not JsonObject inner)
            {
                target[step] = inner = [];
            }

            target = inner;
        }

        target.TryAdd(path[^1], value);
    }

    private static JsonObject Object(Dictionary<string, JsonObject> objects, string name) => Add(objects, name, StixFields.Types[name]);

    private static JsonObject Add(Dictionary<string, JsonObject> objects, string name, string type)
    {
        if (!objects.TryGetValue(name, out var known))
        {
            objects.Add(name, known = new JsonObject { ["type"] = type });
        }

        return known;
    }

    private static string? TypeOf(ObservableType type) => type switch
    {
        ObservableType.IPv4 => "ipv4-addr",
        ObservableType.IPv6 => "ipv6-addr",
        ObservableType.Domain => "domain-name",
        ObservableType.Url => "url",
        ObservableType.Email => "email-addr",
        _ => null,
    };

    private static string? HashOf(ObservableType type) => type switch
    {
        ObservableType.Md5 => "MD5",
        ObservableType.Sha1 => "SHA-1",
        ObservableType.Sha256 => "SHA-256",
        ObservableType.Sha512 => "SHA-512",
        _ => null,
    };
}
