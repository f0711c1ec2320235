using HelmAI.ApiService.Administration;
using HelmAI.ApiService.OpenApi;
using Microsoft.OpenApi;

namespace HelmAI.ApiService.Alerts.Life;

/// <summary>The examples and the schemas by which the API's description shows work on alerts.</summary>
internal static class AlertLifeExamples
{
    /// <summary>A body with a comment alone.</summary>
    public const string Note = """{ "comment": "Looking at it" }""";

    /// <summary>A body that assigns.</summary>
    public const string Assignment = """{ "assignee": "ann@example.com", "comment": "Knows the host" }""";

    /// <summary>A body that resolves.</summary>
    public const string Resolution = """{ "false_positive": true, "comment": "The packaging host does that each night" }""";

    /// <summary>A page of an alert's history.</summary>
    public const string History =
        """
        {
          "changes": [
            {
              "version": 2,
              "changed_at": "2026-01-31T12:04:00.26+00:00",
              "action": "acknowledge",
              "status": "acknowledged",
              "key_id": "019c1a2b-0000-7a11-9b22-3c4d5e6f7081",
              "key_name": "console",
              "event_id": null,
              "assignee": null,
              "false_positive": null,
              "comment": "Looking at it"
            }
          ],
          "next_cursor": null
        }
        """;

    /// <summary>The schema of a body with a comment alone.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema NoteSchema() => BodySchemas.Closed([], new(StringComparer.Ordinal) { ["comment"] = Comment() });

    /// <summary>The schema of a body that assigns.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema AssignmentSchema() => BodySchemas.Closed(["assignee"], new(StringComparer.Ordinal)
    {
        ["assignee"] = BodySchemas.OrNull(BodySchemas.Text("Who is to work on it; null for nobody.", NameRule.MaxLength)),
        ["comment"] = Comment(),
    });

    /// <summary>The schema of a body that resolves.</summary>
    /// <returns>The schema.</returns>
    public static OpenApiSchema ResolutionSchema() => BodySchemas.Closed([], new(StringComparer.Ordinal)
    {
        ["false_positive"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether the rule was wrong; false unless told." },
        ["comment"] = Comment(),
    });

    private static OpenApiSchema Comment() => BodySchemas.OrNull(BodySchemas.Text("Why, in the history.", AlertComment.MaxLength));
}
