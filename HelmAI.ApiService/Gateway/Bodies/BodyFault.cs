using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.Bodies;

/// <summary>Tells what is wrong with a body that is not of its form: the serializer says where, but not in words for the caller.</summary>
internal static class BodyFault
{
    /// <summary>Finds the fault.</summary>
    /// <param name="body">The body.</param>
    /// <param name="form">The form that it is not of.</param>
    /// <param name="refusal">What the serializer said.</param>
    /// <returns>The fault, naming the member.</returns>
    public static ValidationException Find(byte[] body, JsonTypeInfo form, JsonException refusal)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement, form, prefix: string.Empty, refusal)
                ?? OfWrongKind(refusal.Path?.TrimStart('$').TrimStart('.'), refusal);
        }
        catch (JsonException malformed)
        {
            return new(FormattableString.Invariant($"The body is not JSON: it goes wrong in line {malformed.LineNumber + 1}, at byte {malformed.BytePositionInLine + 1}."), cause: malformed);
        }
    }

    private static ValidationException? Find(JsonElement value, JsonTypeInfo form, string prefix, JsonException refusal)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return OfWrongKind(prefix.TrimEnd('.'), refusal);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = prefix + member.Name;
            if (form.Properties.FirstOrDefault(property => property.Name == member.Name) is not { } known)
            {
                return new($"There is no member '{name}' here; there are {string.Join(", ", form.Properties.Select(static property => property.Name))}.", name, refusal);
            }

            if (!seen.Add(member.Name))
            {
                return new($"The member '{name}' is there more than once.", name, refusal);
            }

            var inner = form.Options.GetTypeInfo(known.PropertyType);
            if (inner.Kind == JsonTypeInfoKind.Object && member.Value.ValueKind != JsonValueKind.Null && Find(member.Value, inner, name + ".", refusal) is { } fault)
            {
                return fault;
            }
        }

        return form.Properties.FirstOrDefault(property => property.IsRequired && !seen.Contains(property.Name)) is { } missing
            ? new($"The member '{prefix}{missing.Name}' is missing.", prefix + missing.Name, refusal)
            : null;
    }

    private static ValidationException OfWrongKind(string? member, JsonException refusal) => string.IsNullOrEmpty(member)
        ? new("The body is not one JSON object.", cause: refusal)
        : new($"The member '{member}' is not of the right kind.", member, refusal);
}
