using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Details;

/// <summary>Writes a severity by its name on the wire, so that stored JSON reads like the API's.</summary>
internal sealed class SeverityJsonConverter() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
